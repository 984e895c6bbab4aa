using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace LigdiCash.Checkout.Payouts;

// Asks the gateway for a payout's status with the stored token.
internal sealed partial class PayoutChecker(
    PayoutStore payouts, DueCheckQueue<CheckoutPayout> queue, LigdiCashClient gateway, GatewayThrottle throttle, TokenProtector protector, UnknownStatusWords unknownStatuses,
    Pseudonymizer pseudonymizer, CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger<PayoutChecker> logger)
{
    private ReconciliationOptions Reconciliation => settings.Value.Reconciliation;
    private TimeSpan Gap => Reconciliation.MinimumGap > PayoutSchedule.MinGap ? Reconciliation.MinimumGap : PayoutSchedule.MinGap;

    // Does nothing while another check runs, or shortly after one.
    public async Task CheckStatusAsync(string id, CancellationToken cancellationToken)
    {
        if (await queue.ClaimAsync(id, settings.Value.GatewayLease, cancellationToken) is { } payout)
        {
            await CheckStatusAsync(payout, cancellationToken);
        }
    }

    // The caller has claimed the check. A process that stops releases it.
    public async Task CheckStatusAsync(CheckoutPayout payout, CancellationToken cancellationToken)
    {
        using var activity = metrics.StartCheck(payout.Id);
        CrashPoint.Reach("payout.look-claimed");
        try
        {
            await SaveAsync(payout, await ConfirmAsync(payout, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await queue.ReleaseAsync(payout.Stored, time.GetUtcNow() + Gap);
            throw;
        }
    }

    private async Task SaveAsync(CheckoutPayout payout, PayoutEvent? change)
    {
        Reschedule(payout);
        CrashPoint.Reach("payout.before-save");
        if (!await payouts.SaveAsync(payout, change, CancellationToken.None))
        {
            Log.LostRace(logger, payout.Id);
        }
        else if (change is not null)
        {
            CrashPoint.Reach("payout.after-save");
            Report(payout, change);
        }
    }

    private async Task<PayoutEvent?> ConfirmAsync(CheckoutPayout payout, CancellationToken cancellationToken)
    {
        if (payout.Token is null)
        {
            CrashPoint.Reach("payout.give-up");
            return payout.Status == CheckoutPayoutStatus.Sending
                ? payout.Doubt("the process ended before the gateway's answer was stored", null, time.GetUtcNow())
                : null;
        }

        if (payout.UnprotectToken(protector) is not { } token)
        {
            payout.RecordAnswer(false);
            return GiveUpIfOld(payout);
        }

        return await ConfirmAsync(payout, token, cancellationToken);
    }

    private async Task<PayoutEvent?> ConfirmAsync(CheckoutPayout payout, Secret token, CancellationToken cancellationToken)
    {
        var account = throttle.Account;
        try
        {
            CrashPoint.Reach("payout.before-ask");
            var answer = pseudonymizer.Pseudonymize(await gateway.ConfirmPayoutAsync(token, cancellationToken));
            CrashPoint.Reach("payout.after-look");
            payout.RecordAnswer(true);
            metrics.Confirmed(answer.Status);
            if (answer.UnknownStatusWord is { } word)
            {
                unknownStatuses.Report(word);
            }

            await throttle.RecordAnswerAsync(account);
            return payout.Confirm(answer, time.GetUtcNow()) ?? GiveUpIfOld(payout);
        }
        catch (LigdiCashException exception)
        {
            payout.RecordAnswer(exception.Kind == LigdiCashErrorKind.NotFound);
            metrics.ConfirmFailed(exception.Reason);
            Log.NoInformation(logger, payout.Id, exception.Reason, exception.SubCode, exception.Wiki);
            await throttle.RecordFailureAsync(account, exception);
            return GiveUpIfOld(payout);
        }
    }

    private PayoutEvent? GiveUpIfOld(CheckoutPayout payout) =>
        payout.Status == CheckoutPayoutStatus.Pending && time.GetUtcNow() - payout.SentAt >= PayoutSchedule.GiveUpAfter
            ? payout.Doubt("no outcome within a week", null, time.GetUtcNow())
            : null;

    private void Reschedule(CheckoutPayout payout)
    {
        var now = time.GetUtcNow();
        var next = payout.NextCheck(now);
        var unanswered = payout.Row.UnansweredChecks;
        payout.ScheduleCheck(unanswered > 0 ? CheckSchedule.NextWhenUnanswered(next, unanswered, now, Reconciliation) : next, now + Gap);
    }

    private void Report(CheckoutPayout payout, PayoutEvent change)
    {
        metrics.PayoutMoved(payout.Status);
        Log.Moved(logger, payout.Id, change.FromStatus, change.ToStatus, change.Reason);
        if (payout.NeedsAttention)
        {
            Log.NeedsAttention(logger, payout.Id, change.Reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7201, LogLevel.Information, "Payout {PayoutId} changed from {From} to {To}: {Reason}.")]
        public static partial void Moved(ILogger logger, string payoutId, string from, string to, string reason);
        [LoggerMessage(7202, LogLevel.Warning, "Payout {PayoutId} needs attention: {Reason}.")]
        public static partial void NeedsAttention(ILogger logger, string payoutId, string reason);
        [LoggerMessage(7203, LogLevel.Warning, "The status check of payout {PayoutId} failed ({Reason}, sub-code {SubCode}, {Wiki}).")]
        public static partial void NoInformation(ILogger logger, string payoutId, LigdiCashFailure reason, string? subCode, Uri? wiki);
        [LoggerMessage(7204, LogLevel.Debug, "Another status check changed payout {PayoutId} first.")]
        public static partial void LostRace(ILogger logger, string payoutId);
    }
}
