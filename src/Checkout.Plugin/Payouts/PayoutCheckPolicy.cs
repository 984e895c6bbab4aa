namespace LigdiCash.Checkout.Payouts;

internal sealed partial class PayoutCheckPolicy(
    LigdiCashClient gateway, UnknownStatusWords statuses, Pseudonymizer pseudonymizer, CurrentOptions settings, DatabaseClock time,
    CheckoutMetrics metrics, ILogger<PayoutCheckPolicy> logger) : ICheckPolicy<CheckoutPayout>
{
    public ProtectedValue Token => ProtectedValue.PayoutToken;
    public TimeSpan MinGap =>
        settings.Value.Reconciliation.MinimumGap is var gap && gap > PayoutSchedule.MinGap ? gap : PayoutSchedule.MinGap;

    public async Task<JournalEntry?> ConfirmAsync(CheckoutPayout payout, Secret token, CancellationToken cancellationToken)
    {
        var answer = pseudonymizer.Pseudonymize(await gateway.ConfirmPayoutAsync(token, cancellationToken));
        CrashPoint.Reach("check.after-answer");
        payout.RecordAnswer();
        metrics.Confirmed(answer.Status);
        if (answer.UnknownStatusWord is { } word)
        {
            statuses.Report(word);
        }

        return payout.Confirm(answer, time.GetUtcNow()) ?? GiveUpIfOld(payout);
    }

    public JournalEntry? ApplyFailure(CheckoutPayout payout, LigdiCashException failure)
    {
        if (failure.Kind == LigdiCashErrorKind.NotFound)
        {
            payout.RecordAnswer();
        }
        else
        {
            payout.RecordNoAnswer();
        }

        return GiveUpIfOld(payout);
    }

    public JournalEntry? ApplyUnreadableToken(CheckoutPayout payout)
    {
        payout.RecordNoAnswer();
        return GiveUpIfOld(payout);
    }

    public JournalEntry? GiveUpSend(CheckoutPayout payout) => payout.Status == CheckoutPayoutStatus.Sending
        ? payout.MarkUnknown("the process ended before the gateway's answer was stored", null, time.GetUtcNow())
        : null;

    public DateTimeOffset? NextCheck(CheckoutPayout payout, DateTimeOffset now) =>
        CheckSchedule.SoonIfUnanswered(payout.NextCheck(now), payout.Row.UnansweredChecks, now, settings.Value.Reconciliation);

    public void Report(CheckoutPayout payout, JournalEntry change)
    {
        metrics.PayoutMoved(payout.Status);
        LogMoved(payout.Id, change.FromStatus, change.ToStatus, change.Reason);
        if (payout.NeedsAttention)
        {
            LogNeedsAttention(payout.Id, change.Reason);
        }
    }

    private JournalEntry? GiveUpIfOld(CheckoutPayout payout) =>
        payout.Status == CheckoutPayoutStatus.Pending && time.GetUtcNow() - payout.SentAt >= PayoutSchedule.GiveUpAfter
            ? payout.MarkUnknown("no outcome within a week", null, time.GetUtcNow())
            : null;

    [LoggerMessage(7201, LogLevel.Information, "Payout {PayoutId} changed from {From} to {To}: {Reason}.")]
    private partial void LogMoved(string payoutId, string from, string to, string reason);
    [LoggerMessage(7202, LogLevel.Warning, "Payout {PayoutId} needs attention: {Reason}.")]
    private partial void LogNeedsAttention(string payoutId, string reason);
}
