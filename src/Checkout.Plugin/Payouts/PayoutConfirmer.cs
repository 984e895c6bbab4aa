using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// The one place where a payout learns the truth: a look asks the gateway, with the token that we stored, and saves what the answer means.
internal sealed partial class PayoutConfirmer(
    PayoutStore payouts,
    LigdiCashClient gateway,
    GatewayPace pace,
    Seal seal,
    UnknownStatusWords words,
    DigestKey digests,
    SettingsInForce settings,
    SharedClock time,
    CheckoutMetrics metrics,
    ILogger<PayoutConfirmer> logger)
{
    private ReconciliationOptions Reconciliation => settings.Value.Reconciliation;

    private TimeSpan Gap => Reconciliation.MinimumGap > PayoutSchedule.LeastGap ? Reconciliation.MinimumGap : PayoutSchedule.LeastGap;

    // Somebody asks for one payout, now; not if a look is under way, or was a moment ago.
    public async Task LookAsync(string id, CancellationToken cancellationToken)
    {
        if (await payouts.ClaimLookAsync(id, settings.Value.GatewayLease, cancellationToken) is { } payout)
        {
            await LookAsync(payout, cancellationToken);
        }
    }

    // For one who has claimed the look. A process that stops gives it back.
    public async Task LookAsync(Payout payout, CancellationToken cancellationToken)
    {
        using var activity = metrics.StartLook(payout.Id);
        CrashPoint.Reach("payout.look-claimed");
        try
        {
            await SaveAsync(payout, await AskAsync(payout, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await payouts.GiveBackAsync(payout, time.GetUtcNow() + Gap);
            throw;
        }
    }

    private async Task SaveAsync(Payout payout, PayoutEvent? change)
    {
        Reschedule(payout);
        CrashPoint.Reach("payout.before-save");
        if (!await payouts.SaveAsync(payout, change, CancellationToken.None))
        {
            Log.SomebodyElseDecided(logger, payout.Id);
        }
        else if (change is not null)
        {
            CrashPoint.Reach("payout.after-save");
            Report(payout, change);
        }
    }

    private async Task<PayoutEvent?> AskAsync(Payout payout, CancellationToken cancellationToken)
    {
        if (payout.Token is null)
        {
            CrashPoint.Reach("payout.give-up");
            return payout.State == PayoutState.Sending ? payout.Doubt("the process ended before the gateway's answer was stored", null, time.GetUtcNow()) : null;
        }

        if (seal.TokenOf(payout) is not { } token)
        {
            payout.Heard(false);
            return GiveUpIfOld(payout);
        }

        return await AskAsync(payout, token, cancellationToken);
    }

    private async Task<PayoutEvent?> AskAsync(Payout payout, Secret token, CancellationToken cancellationToken)
    {
        var account = pace.Account;
        try
        {
            CrashPoint.Reach("payout.before-ask");
            var answer = digests.Pseudonymize(await gateway.ConfirmPayoutAsync(token, cancellationToken));
            CrashPoint.Reach("payout.after-look");
            payout.Heard(true);
            metrics.Confirmed(answer.Status);
            ReportUnknown(answer);
            await pace.AnsweredAsync(account);
            return payout.Confirm(answer, time.GetUtcNow()) ?? GiveUpIfOld(payout);
        }
        catch (LigdiCashException exception)
        {
            payout.Heard(exception.Kind == LigdiCashErrorKind.NotFound);
            metrics.ConfirmFailed(exception.Reason);
            Log.NoInformation(logger, payout.Id, exception.Reason, exception.SubCode, exception.Wiki);
            await pace.FailedAsync(account, exception);
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

    private PayoutEvent? GiveUpIfOld(Payout payout) => payout.State == PayoutState.Pending && time.GetUtcNow() - payout.SentAt >= PayoutSchedule.Patience
        ? payout.Doubt("no outcome within a week", null, time.GetUtcNow())
        : null;

    private void Reschedule(Payout payout)
    {
        var now = time.GetUtcNow();
        var scheduled = payout.NextLook(now);
        var next = payout.Row.Misses > 0 ? CheckSchedule.NextAfterSilence(scheduled, payout.Row.Misses, now, Reconciliation) : scheduled;
        payout.LookAgainAt(next, now + Gap);
    }

    private void Report(Payout payout, PayoutEvent change)
    {
        metrics.Moved(payout.State);
        Log.Moved(logger, payout.Id, change.FromStatus, change.ToStatus, change.Reason);
        if (payout.NeedsAPerson)
        {
            Log.NeedsAPerson(logger, payout.Id, change.Reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7201, LogLevel.Information, "Payout {PayoutId} went from {From} to {To}: {Reason}.")]
        public static partial void Moved(ILogger logger, string payoutId, string from, string to, string reason);

        [LoggerMessage(7202, LogLevel.Warning, "Payout {PayoutId} needs a person: {Reason}.")]
        public static partial void NeedsAPerson(ILogger logger, string payoutId, string reason);

        [LoggerMessage(7203, LogLevel.Warning, "Confirming payout {PayoutId} gave no information ({Reason}, sub-code {SubCode}, {Wiki}); nothing changed.")]
        public static partial void NoInformation(ILogger logger, string payoutId, LigdiCashFailure reason, string? subCode, Uri? wiki);

        [LoggerMessage(7204, LogLevel.Debug, "Payout {PayoutId} was decided by another look meanwhile.")]
        public static partial void SomebodyElseDecided(ILogger logger, string payoutId);
    }
}
