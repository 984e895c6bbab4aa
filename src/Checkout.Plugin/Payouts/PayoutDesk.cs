using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

internal sealed partial class PayoutWorkflow(
    PayoutStore payouts, RecipientProtector recipients, PayoutSender sender, PayoutChecker confirmer, CheckoutDatabase database, CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger<PayoutWorkflow> logger) : IPayouts
{
    private static readonly PayoutOutcome.NotDone NotThere = new(PayoutObstacle.NotFound, "There is no payout with this id.");

    private PayoutOptions Options => settings.Value.Payouts;

    public async Task<PayoutOutcome> DraftAsync(PayoutDraft draft, StaffMember who, CancellationToken cancellationToken = default)
    {
        Check(draft);
        ArgumentNullException.ThrowIfNull(who);
        CrashPoint.Reach("payout.before-draft");
        await database.InitializeAsync(cancellationToken);
        var (payout, change) = CheckoutPayout.Begin(draft, id => recipients.Protect(id, draft.Recipient), who, time.GetUtcNow());
        return await TakeAloneAsync(payout, change, facts => facts.AgainstReturning(payout), cancellationToken);
    }

    public async Task<PayoutOutcome> ChangeAsync(string id, PayoutDraft draft, StaffMember who, CancellationToken cancellationToken = default)
    {
        Check(draft);
        ArgumentNullException.ThrowIfNull(who);
        return await FindAsync(id, cancellationToken) switch
        {
            null => NotThere,
            { MayChange: false } other => StatusObstacle(other, "changed"),
            var payout => await TakeAloneAsync(payout, payout.Change(draft, recipients.Protect(id, draft.Recipient), who, time.GetUtcNow()), facts => facts.AgainstReturning(payout), cancellationToken),
        };
    }

    public async Task<PayoutOutcome> ApproveAsync(string id, string fingerprint, StaffMember who, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        CrashPoint.Reach("payout.before-approve");
        return await FindAsync(id, cancellationToken) switch
        {
            null => NotThere,
            { Status: not CheckoutPayoutStatus.Draft } other => StatusObstacle(other, "approved"),
            var payout when payout.Fingerprint != fingerprint => new PayoutOutcome.NotDone(PayoutObstacle.Changed, "The payout was changed since it was shown: look at it again."),
            var payout => await TakeAloneAsync(payout, payout.Approve(who, time.GetUtcNow()), facts => facts.AgainstApproving(payout, Options), cancellationToken),
        };
    }

    public async Task<PayoutOutcome> SendAsync(string id, StaffMember who, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        return await FindAsync(id, cancellationToken) switch
        {
            null => NotThere,
            { Status: not CheckoutPayoutStatus.Approved } other => StatusObstacle(other, "sent"),
            { IsAsApproved: false } => new PayoutOutcome.NotDone(PayoutObstacle.Changed, "The payout is not what was approved: nothing was sent. Change it back or anew, and have it approved."),
            var payout when recipients.Unprotect(payout) is { } number => await SendAsync(payout, number, who, cancellationToken),
            _ => new PayoutOutcome.NotDone(PayoutObstacle.Changed, "The recipient's number can't be opened, or is not the one that was approved: nothing was sent. The log says what to repair; or change the payout, and have it approved."),
        };
    }

    public async Task<PayoutOutcome> CancelAsync(string id, StaffMember who, string why, CancellationToken cancellationToken = default)
    {
        var by = Signature.Of(who, why);
        return await FindAsync(id, cancellationToken) switch
        {
            null => NotThere,
            { MayChange: false } other => StatusObstacle(other, "withdrawn"),
            var payout => await TakeAsync(payout, payout.Cancel(by, time.GetUtcNow()), cancellationToken),
        };
    }

    public async Task<CheckoutPayout?> CheckNowAsync(string id, CancellationToken cancellationToken = default)
    {
        if (CheckoutId.IsId(id) && await payouts.ScheduleCheckAsync(id, cancellationToken))
        {
            await confirmer.CheckStatusAsync(id, cancellationToken);
        }

        return await FindAsync(id, cancellationToken);
    }

    public async Task<PayoutOutcome> SettleAsync(string id, bool wasPaid, StaffMember who, string why, CancellationToken cancellationToken = default)
    {
        var by = Signature.Of(who, why);
        return await FindAsync(id, cancellationToken) switch
        {
            null => NotThere,
            { NeedsAttention: false } other => StatusObstacle(other, "settled"),
            var payout => await TakeAloneAsync(payout, payout.Settle(wasPaid, by, time.GetUtcNow()), facts => facts.AgainstSettling(payout, who, Options), cancellationToken),
        };
    }

    public async Task<CheckoutPayout?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        CheckoutId.IsId(id) ? await payouts.FindAsync(id, cancellationToken) : null;

    public async Task<PhoneNumber?> RecipientAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken) is not { } payout)
        {
            return null;
        }

        Log.NumberRead(logger, payout.Id);
        return recipients.Unprotect(payout);
    }

    public async Task<bool> ResumeAfterRestoreAsync(StaffMember who, string why, CancellationToken cancellationToken = default)
    {
        var isResumed = await payouts.ResumeAsync(Signature.Of(who, why), cancellationToken);
        if (isResumed)
        {
            Log.Resumed(logger);
        }

        return isResumed;
    }

    public Task<IReadOnlyList<CheckoutPayout>> ListAttentionItemsAsync(int limit = 100, CancellationToken cancellationToken = default) => payouts.ListAttentionAsync(limit, cancellationToken);

    // The mark is stored before the gateway is asked, and what is sent is what was marked, not what the row says by then.
    // From there on nobody's patience counts, or a caller who leaves would leave a payout behind that nobody knows.
    private async Task<PayoutOutcome> SendAsync(CheckoutPayout payout, PhoneNumber recipient, StaffMember who, CancellationToken cancellationToken)
    {
        Log.Leaving(logger, payout.Id);
        cancellationToken.ThrowIfCancellationRequested();
        CrashPoint.Reach("payout.before-mark");
        var lease = settings.Value.GatewayLease;
        var watch = new Lease(lease, time);
        var mark = payout.Mark(who, time.GetUtcNow(), lease);
        var marked = await TakeAloneAsync(payout, mark, facts => facts.AgainstSending(payout, Options), CancellationToken.None);
        CrashPoint.Reach("payout.after-mark");
        return marked is PayoutOutcome.NotDone ? marked : new PayoutOutcome.Done(await sender.SendAsync(new CheckoutPayout(payout.Row), recipient, watch));
    }

    private async Task<PayoutOutcome> TakeAsync(CheckoutPayout payout, PayoutEvent change, CancellationToken cancellationToken) =>
        await payouts.SaveAsync(payout, change, cancellationToken) ? Done(payout, change) : PayoutStore.Lost;

    private async Task<PayoutOutcome> TakeAloneAsync(CheckoutPayout payout, PayoutEvent change, Func<PayoutFacts, PayoutOutcome.NotDone?> judge, CancellationToken cancellationToken) =>
        await payouts.SaveAloneAsync(payout, change, judge, cancellationToken) is { } obstacle ? obstacle : Done(payout, change);

    private PayoutOutcome.Done Done(CheckoutPayout payout, PayoutEvent change)
    {
        CrashPoint.Reach("payout.after-step");
        metrics.Moved(payout.Status);
        Log.Moved(logger, payout.Id, change.FromStatus, change.ToStatus);
        return new(payout);
    }

    private static PayoutOutcome.NotDone StatusObstacle(CheckoutPayout payout, string step) => new(PayoutObstacle.Status, $"The payout is {payout.Status}: it can't be {step}.");

    private static void Check(PayoutDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Fault is { } fault)
        {
            throw new ArgumentException(fault, nameof(draft));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Debug, "Payout {PayoutId} is about to be marked as sent.")]
        public static partial void Leaving(ILogger logger, string payoutId);

        [LoggerMessage(7004, LogLevel.Warning, "A person confirmed that the restored database was seen to: payouts are sent again.")]
        public static partial void Resumed(ILogger logger);

        [LoggerMessage(7002, LogLevel.Information, "Payout {PayoutId} went from {From} to {To}.")]
        public static partial void Moved(ILogger logger, string payoutId, string from, string to);

        [LoggerMessage(7003, LogLevel.Information, "The number in full of payout {PayoutId}'s recipient was asked for.")]
        public static partial void NumberRead(ILogger logger, string payoutId);
    }
}
