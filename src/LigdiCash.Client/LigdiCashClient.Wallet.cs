using System.Globalization;
using LigdiCash.Client.Http;
using LigdiCash.Client.Wallet;

namespace LigdiCash.Client;

public sealed partial class LigdiCashClient
{
    /// <summary>Sends a one-time code for <see cref="DebitWalletAsync"/> to a wallet's owner (page
    /// <c>reference/endpoints/debit-otp</c>). The request is never repeated.</summary>
    /// <remarks>Each call sends a message to a phone: limit the calls per number and per shopper.</remarks>
    /// <param name="wallet">The wallet's number.</param>
    /// <param name="amountXof">The amount to debit, in whole XOF; more than 0 and the same as in the debit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="LigdiCashException">The gateway gave no usable answer, or refused the keys.</exception>
    /// <exception cref="ArgumentException">The amount is not more than 0; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<WalletOtp> RequestWalletOtpAsync(PhoneNumber wallet, long amountXof, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amountXof);
        var path = string.Create(CultureInfo.InvariantCulture, $"{wallet.Digits}/{amountXof}");

        // Not repeated like other GETs: each call sends a message, and a second code may invalidate the first.
        var answer = await _calls.GetOnceAsync(GatewayEndpoint.RequestWalletOtp, path, cancellationToken);
        return WalletOtpAnswer.Read(answer);
    }

    /// <summary>Debits a wallet with the code of <see cref="RequestWalletOtpAsync"/> (page
    /// <c>reference/endpoints/debit-wallet-with-otp</c>). The request is never repeated.</summary>
    /// <remarks>As for <see cref="StartPayinAsync"/>. The codes of other operators, such as Orange or Moov, are invalid here.</remarks>
    /// <param name="payin">The payin, with the one-time code in <see cref="DirectPayin.Otp"/>.</param>
    /// <param name="cancellationToken">Cancels the call, not the payin.</param>
    /// <exception cref="LigdiCashException">The payin failed, see <see cref="LigdiCashException.PayerMayCorrectCode"/>.</exception>
    /// <exception cref="ArgumentException">The payin is invalid or has no one-time code; nothing was sent.</exception>
    /// <exception cref="OverflowException">A line's quantity times price is beyond 64 bits; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<StartedPayin> DebitWalletAsync(DirectPayin payin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payin);
        return payin.Otp is { IsEmpty: false }
            ? StartAsync(GatewayEndpoint.DebitWallet, payin, cancellationToken)
            : throw new ArgumentException("A wallet debit needs the one-time code that its owner received: set Otp.", nameof(payin));
    }
}
