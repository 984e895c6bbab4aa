namespace LigdiCash.Client;

public sealed partial class LigdiCashClient
{
    // The gateway's floor between two confirms of one token, whichever address they go to.
    private static readonly TimeSpan ConfirmGap = TimeSpan.FromSeconds(3);

    // What a call to the other address needs to be worth starting.
    private static readonly TimeSpan MinCall = TimeSpan.FromSeconds(1);

    /// <summary>Pays out to a mobile-money number, whose owner needs no LigdiCash account. Sent once and never again, whatever
    /// happens.</summary>
    /// <remarks>After <see cref="LigdiCashFailure.Unreachable"/>, <see cref="LigdiCashFailure.Unreadable"/>,
    /// <see cref="LigdiCashErrorKind.GatewayFailure"/> or a cancellation the money may be on its way, and nothing here tells a repeat from
    /// a second payout: leave it to a person. Needs payouts enabled, the server's IP allowed and the sub-account of the recipient's
    /// operator funded. Takes seconds to days.</remarks>
    /// <exception cref="LigdiCashException">There is no payout to rely on.</exception>
    /// <exception cref="ArgumentException">The payout cannot be sent as it is; nothing was.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<CreatedPayout> CreatePayoutAsync(NewPayout payout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payout);
        return CreateAsync(GatewayEndpoint.CreatePayout, payout, mode: null, cancellationToken);
    }

    /// <summary>Pays out into the recipient's LigdiCash wallet, which is credited at once. Sent once and never again, whatever
    /// happens.</summary>
    /// <remarks>As for <see cref="CreatePayoutAsync"/>. A recipient without an account is refused as
    /// <see cref="LigdiCashErrorKind.Recipient"/>: use that method then. <see cref="LigdiCashErrorKind.AlreadyUsed"/> says that a payout
    /// with this reference exists.</remarks>
    /// <param name="payout">What to pay out.</param>
    /// <param name="mode">Whether the money stays in the wallet.</param>
    /// <param name="cancellationToken">Ends the call early, not the payout.</param>
    /// <exception cref="LigdiCashException">There is no payout to rely on.</exception>
    /// <exception cref="ArgumentException">The payout or the mode cannot be sent as it is; nothing was.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<CreatedPayout> CreateWalletPayoutAsync(NewPayout payout, WalletPayoutMode mode,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payout);
        return mode is WalletPayoutMode.KeepInWallet or WalletPayoutMode.ForwardToMobileMoney
            ? CreateAsync(GatewayEndpoint.CreateWalletPayout, payout, mode, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(mode), "Name one of the two modes.");
    }

    /// <summary>Asks what became of a payout of either kind. Tried a second time, 3 to 4 seconds later, when the first try brought no
    /// answer.</summary>
    /// <remarks>The gateway wants 30 to 60 seconds between two calls for one token. An exception says nothing about the payout. With
    /// <see cref="LigdiCashOptions.TryPayoutConfirmAlias"/> a refusal is followed, 3 seconds later and if the timeout has room, by one call
    /// to the older address.</remarks>
    /// <param name="token">The token from the payout's creation, never one from a callback.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <exception cref="LigdiCashException">There is no answer to rely on.</exception>
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
            return await AskAboutPayoutAsync(GatewayEndpoint.ConfirmPayout, "withdrawalToken", token, Options.Timeout, cancellationToken);
        }
        catch (LigdiCashException refusal) when (refusal.Reason == LigdiCashFailure.Refused && HasTimeForAlias(started))
        {
            await Task.Delay(ConfirmGap, _time, cancellationToken);
            return await AskAboutPayoutAsync(GatewayEndpoint.ConfirmPayoutAlias, "payoutToken", token, TimeLeft(started),
                cancellationToken);
        }
    }

    private async Task<CreatedPayout> CreateAsync(GatewayEndpoint endpoint, NewPayout payout, WalletPayoutMode? mode,
        CancellationToken cancellationToken)
    {
        var body = PayoutWriter.Write(payout, mode);
        var answer = await _calls.PostAsync(endpoint, body, cancellationToken);
        return PayoutAnswer.Read(answer, endpoint);
    }

    private async Task<PayoutConfirmation> AskAboutPayoutAsync(
        GatewayEndpoint endpoint, string parameter, Secret token, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var query = $"?{parameter}={Uri.EscapeDataString(token.Reveal())}";
        var answer = await _calls.GetAsync(endpoint, query, cancellationToken, timeLeft);
        return ConfirmPayoutAnswer.Read(answer, endpoint, token);
    }

    private bool HasTimeForAlias(long started) => Options.TryPayoutConfirmAlias && TimeLeft(started) >= ConfirmGap + MinCall;

    private TimeSpan TimeLeft(long started) => TimeSpan.FromTicks(Math.Max(0, (Options.Timeout - _time.GetElapsedTime(started)).Ticks));
}
