using LigdiCash.Client.Confirmations;
using LigdiCash.Client.Http;
using LigdiCash.Client.Payouts;

namespace LigdiCash.Client;

public sealed partial class LigdiCashClient
{
    // The gateway's minimum between two confirms of one token, for both addresses together.
    private static readonly TimeSpan ConfirmGap = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MinCall = TimeSpan.FromSeconds(1);

    /// <summary>Pays out to a mobile-money number (page <c>reference/endpoints/straight-payout</c>). Its owner needs no LigdiCash account.
    /// The request is never repeated.</summary>
    /// <remarks>After <see cref="LigdiCashFailure.Unreachable"/>, <see cref="LigdiCashFailure.Unreadable"/>,
    /// <see cref="LigdiCashErrorKind.GatewayFailure"/> or a cancellation the money may be on its way, and a repeat would be a second
    /// payout: let staff decide. Requires payouts enabled, the server's IP address allowed and the sub-account of the recipient's
    /// operator funded. Takes seconds to days.</remarks>
    /// <param name="payout">The payout.</param>
    /// <param name="cancellationToken">Cancels the call, not the payout.</param>
    /// <exception cref="LigdiCashException">The gateway did not confirm the payout.</exception>
    /// <exception cref="ArgumentException">The payout is invalid; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<CreatedPayout> CreatePayoutAsync(PayoutOrder payout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payout);
        return CreateAsync(GatewayEndpoint.CreatePayout, payout, mode: null, cancellationToken);
    }

    /// <summary>Pays out into the recipient's LigdiCash wallet, which is credited at once (page
    /// <c>reference/endpoints/withdrawal-create</c>). The request is never repeated.</summary>
    /// <remarks>As for <see cref="CreatePayoutAsync"/>. A recipient without an account is refused as
    /// <see cref="LigdiCashErrorKind.Recipient"/>: use that method then. <see cref="LigdiCashErrorKind.AlreadyUsed"/> means that a payout
    /// with this reference exists.</remarks>
    /// <param name="payout">The payout.</param>
    /// <param name="mode">Whether the money stays in the wallet.</param>
    /// <param name="cancellationToken">Cancels the call, not the payout.</param>
    /// <exception cref="LigdiCashException">The gateway did not confirm the payout.</exception>
    /// <exception cref="ArgumentException">The payout or the mode is invalid; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<CreatedPayout> CreateWalletPayoutAsync(
        PayoutOrder payout, WalletPayoutMode mode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payout);
        return mode is WalletPayoutMode.KeepInWallet or WalletPayoutMode.ForwardToMobileMoney
            ? CreateAsync(GatewayEndpoint.CreateWalletPayout, payout, mode, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(mode), "Name one of the two modes.");
    }

    /// <summary>Reads the status of a payout of either kind (page <c>reference/endpoints/withdrawal-confirm</c>). Without an answer the
    /// request is repeated once, after 3 to 4 seconds.</summary>
    /// <remarks>The gateway requires 30 to 60 seconds between two calls for one token. An exception says nothing about the payout. With
    /// <see cref="LigdiCashOptions.TryPayoutConfirmAlias"/> a refusal is followed by one call to the older address, 3 seconds later and
    /// within the timeout.</remarks>
    /// <param name="token">The token of <see cref="CreatedPayout"/>, never one from a callback.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="LigdiCashException">The gateway gave no usable answer.</exception>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<PayoutConfirmation> ConfirmPayoutAsync(Secret token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.IsEmpty)
        {
            throw new ArgumentException("The token is empty.", nameof(token));
        }

        var started = _time.GetTimestamp();
        try
        {
            return await ConfirmAsync(GatewayEndpoint.ConfirmPayout, "withdrawalToken", token, Options.Timeout, cancellationToken);
        }
        catch (LigdiCashException refusal) when (refusal.Reason == LigdiCashFailure.Refused && HasTimeForAlias(started))
        {
            await Task.Delay(ConfirmGap, _time, cancellationToken);
            return await ConfirmAsync(GatewayEndpoint.ConfirmPayoutAlias, "payoutToken", token, TimeLeft(started), cancellationToken);
        }
    }

    private async Task<CreatedPayout> CreateAsync(
        GatewayEndpoint endpoint, PayoutOrder payout, WalletPayoutMode? mode, CancellationToken cancellationToken)
    {
        var body = PayoutWriter.Write(payout, mode);
        var answer = await _calls.PostAsync(endpoint, body, cancellationToken);
        return PayoutAnswer.Read(answer, endpoint);
    }

    private async Task<PayoutConfirmation> ConfirmAsync(
        GatewayEndpoint endpoint, string parameter, Secret token, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var query = $"?{parameter}={Uri.EscapeDataString(token.Reveal())}";
        var answer = await _calls.GetAsync(endpoint, query, cancellationToken, timeLeft);
        return ConfirmPayoutAnswer.Read(answer, endpoint, token);
    }

    private bool HasTimeForAlias(long started) => Options.TryPayoutConfirmAlias && TimeLeft(started) >= ConfirmGap + MinCall;

    private TimeSpan TimeLeft(long started) => TimeSpan.FromTicks(Math.Max(0, (Options.Timeout - _time.GetElapsedTime(started)).Ticks));
}
