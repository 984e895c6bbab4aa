using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// The one place where a payout learns the truth: a look asks the gateway, with the token that we stored, and saves what the answer means.
internal sealed partial class PayoutChecker(
    PayoutStore payouts,
    LigdiCashClient gateway,
    GatewayThrottle pace,
    TokenProtector seal,
    UnknownStatusWords words,
    Pseudonymizer digests,
    CurrentOptions settings,
    DatabaseClock time,
    CheckoutMetrics metrics,
    ILogger<PayoutChecker> logger)
{
    private ReconciliationOptions Reconciliation => settings.Value.Reconciliation;

    private TimeSpan Gap => Reconciliation.MinimumGap > PayoutSchedule.MinGap ? Reconciliation.MinimumGap : PayoutSchedule.MinGap;

    // Somebody asks for one payout, now; not if a look is under way, or was a moment ago.
    public async Task CheckStatusAsync(string id, CancellationToken cancellationToken)
    {
        if (await payouts.ClaimCheckAsync(id, settings.Value.GatewayLease, cancellationToken) is { } payout)
        {
            await CheckStatusAsync(payout, cancellationToken);
        }
    }

    // For one who has claimed the look. A process that stops gives it back.
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
            await payouts.ReleaseCheckAsync(payout, time.GetUtcNow() + Gap);
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
            return payout.Status == CheckoutPayoutStatus.Sending ? payout.Doubt("the process ended before the gateway's answer was stored", null, time.GetUtcNow()) : null;
        }

        if (seal.UnprotectToken(payout) is not { } token)
        {
            payout.RecordAnswer(false);
            return GiveUpIfOld(payout);
        }

        return await ConfirmAsync(payout, token, cancellationToken);
    }

    private async Task<PayoutEvent?> ConfirmAsync(CheckoutPayout payout, Secret token, CancellationToken cancellationToken)
    {
        var account = pace.Account;
        try
        {
            CrashPoint.Reach("payout.before-ask");
            var answer = digests.Pseudonymize(await gateway.ConfirmPayoutAsync(token, cancellationToken));
            CrashPoint.Reach("payout.after-look");
            payout.RecordAnswer(true);
            metrics.Confirmed(answer.Status);
            ReportUnknown(answer);
            await pace.RecordAnswerAsync(account);
            return payout.Confirm(answer, time.GetUtcNow()) ?? GiveUpIfOld(payout);
        }
        catch (LigdiCashException exception)
        {
            payout.RecordAnswer(exception.Kind == LigdiCashErrorKind.NotFound);
            metrics.ConfirmFailed(exception.Reason);
            Log.NoInformation(logger, payout.Id, exception.Reason, exception.SubCode, exception.Wiki);
            await pace.RecordFailureAsync(account, exception);
            return GiveUpIfOld(payout);
        }
    }

    // An answer about another token is unknown too, and has no such word.
    private void ReportUnknown(PayoutConfirmation answer)
    {
        if (answer.UnknownStatusWord is { } word)
        {
            words.Report(word);
        }
    }

    private PayoutEvent? GiveUpIfOld(CheckoutPayout payout) => payout.Status == CheckoutPayoutStatus.Pending && time.GetUtcNow() - payout.SentAt >= PayoutSchedule.GiveUpAfter
        ? payout.Doubt("no outcome within a week", null, time.GetUtcNow())
        : null;

    private void Reschedule(CheckoutPayout payout)
    {
        var now = time.GetUtcNow();
        var scheduled = payout.NextCheck(now);
        var next = payout.Row.UnansweredChecks > 0 ? CheckSchedule.NextWhenUnanswered(scheduled, payout.Row.UnansweredChecks, now, Reconciliation) : scheduled;
        payout.ScheduleCheck(next, now + Gap);
    }

    private void Report(CheckoutPayout payout, PayoutEvent change)
    {
        metrics.Moved(payout.Status);
        Log.Moved(logger, payout.Id, change.FromStatus, change.ToStatus, change.Reason);
        if (payout.NeedsAttention)
        {
            Log.NeedsAttention(logger, payout.Id, change.Reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7201, LogLevel.Information, "Payout {PayoutId} went from {From} to {To}: {Reason}.")]
        public static partial void Moved(ILogger logger, string payoutId, string from, string to, string reason);

        [LoggerMessage(7202, LogLevel.Warning, "Payout {PayoutId} needs a person: {Reason}.")]
        public static partial void NeedsAttention(ILogger logger, string payoutId, string reason);

        [LoggerMessage(7203, LogLevel.Warning, "Confirming payout {PayoutId} gave no information ({Reason}, sub-code {SubCode}, {Wiki}); nothing changed.")]
        public static partial void NoInformation(ILogger logger, string payoutId, LigdiCashFailure reason, string? subCode, Uri? wiki);

        [LoggerMessage(7204, LogLevel.Debug, "Payout {PayoutId} was decided by another look meanwhile.")]
        public static partial void LostRace(ILogger logger, string payoutId);
    }
}
