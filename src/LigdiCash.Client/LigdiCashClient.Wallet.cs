using System.Globalization;

namespace LigdiCash.Client;

public sealed partial class LigdiCashClient
{
    /// <summary>Has the gateway send a one-time code to a wallet's owner, who is to give it to <see cref="DebitWalletAsync"/>. Sent once
    /// and never again, whatever happens.</summary>
    /// <remarks>It makes a phone ring: limit how often anybody may cause it, per number and per visitor.</remarks>
    /// <param name="wallet">The wallet's number.</param>
    /// <param name="amountXof">The amount to be debited, in whole XOF; more than 0 and the same as in the debit.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <exception cref="LigdiCashException">There is no answer to rely on, or the keys were not accepted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not more than 0; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<WalletOtp> RequestWalletOtpAsync(PhoneNumber wallet, long amountXof, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amountXof);
        var path = string.Create(CultureInfo.InvariantCulture, $"{wallet.Digits}/{amountXof}");

        // Not tried a second time like other GETs: each one rings a phone, and a second code may void the first.
        var answer = await _calls.GetOnceAsync(GatewayEndpoint.RequestWalletOtp, path, cancellationToken);
        return WalletOtpAnswer.Read(answer);
    }

    /// <summary>Debits a LigdiCash wallet, with the one-time code that <see cref="RequestWalletOtpAsync"/> had sent for the same number and
    /// amount. Sent once and never again, whatever happens.</summary>
    /// <remarks>As for <see cref="StartPayinAsync"/>. Not for Orange, Moov or any other operator: their codes are never right
    /// here.</remarks>
    /// <exception cref="LigdiCashException">There is no payin to rely on. <see cref="LigdiCashException.PayerMayCorrectCode"/> tells when
    /// another one-time code would help.</exception>
    /// <exception cref="ArgumentException">The payin has no one-time code, or cannot be sent as it is; nothing was.</exception>
    /// <exception cref="OverflowException">A line's quantity times price is beyond 64 bits; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<StartedPayin> DebitWalletAsync(NewPayin payin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payin);
        return payin.Otp is { IsEmpty: false }
            ? StartAsync(GatewayEndpoint.DebitWallet, payin, cancellationToken)
            : throw new ArgumentException("A wallet is debited with the one-time code its owner was sent: set Otp.", nameof(payin));
    }
}
