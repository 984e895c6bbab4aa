namespace LigdiCash.Checkout.Payouts;

internal sealed partial class PayoutWorkflow(
    PayoutStore payouts, RecipientProtector recipients, PayoutSender sender, StatusChecker<CheckoutPayout> checker,
    CheckoutDatabase database, CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger<PayoutWorkflow> logger)
    : IPayouts
{
    private PayoutOptions Options => settings.Value.Payouts;

    public async Task<PayoutOutcome> DraftAsync(PayoutDraft draft, StaffMember staff, CancellationToken cancellationToken = default)
    {
        Check(draft, staff);
        CrashPoint.Reach("payout.before-draft");
        await database.InitializeAsync(cancellationToken);
        var (payout, change) = CheckoutPayout.Begin(draft, id => recipients.Protect(id, draft.Recipient), staff, time.GetUtcNow());
        return await SaveUnderPayoutLockAsync(payout, change, facts => facts.AgainstReturning(payout), cancellationToken);
    }

    public async Task<PayoutOutcome> ChangeAsync(
        string id, PayoutDraft draft, StaffMember staff, CancellationToken cancellationToken = default)
    {
        Check(draft, staff);
        return await StepAsync(id, payout => payout.MayChange, "changed", payout => SaveUnderPayoutLockAsync(
            payout, payout.Change(draft, recipients.Protect(id, draft.Recipient), staff, time.GetUtcNow()),
            facts => facts.AgainstReturning(payout), cancellationToken), cancellationToken);
    }

    public async Task<PayoutOutcome> ApproveAsync(
        string id, string fingerprint, StaffMember staff, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(staff);
        CrashPoint.Reach("payout.before-approve");
        return await StepAsync(id, payout => payout.Status == CheckoutPayoutStatus.Draft, "approved", async payout =>
            payout.Fingerprint == fingerprint
                ? await SaveUnderPayoutLockAsync(
                    payout, payout.Approve(staff, time.GetUtcNow()), facts => facts.AgainstApproving(payout, Options), cancellationToken)
                : Changed("The payout was changed after it was displayed: review it again."), cancellationToken);
    }

    public async Task<PayoutOutcome> SendAsync(string id, StaffMember staff, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return await StepAsync(id, payout => payout.Status == CheckoutPayoutStatus.Approved, "sent", async payout => payout switch
        {
            { IsAsApproved: false } => Changed("The payout differs from its approval: nothing was sent. Change it and approve it again."),
            _ when payout.UnprotectRecipient(recipients) is { } number => await SendAsync(payout, number, staff, cancellationToken),
            _ => Changed("The recipient's number can't be decrypted or differs from the approved one: nothing was sent. "
                + "Follow the log entry, or change the payout and approve it again."),
        }, cancellationToken);
    }

    public async Task<PayoutOutcome> CancelAsync(string id, StaffMember staff, string reason, CancellationToken cancellationToken = default)
    {
        var by = StaffReason.Of(staff, reason);
        return await StepAsync(id, payout => payout.MayChange, "cancelled",
            payout => SaveAsync(payout, payout.Cancel(by, time.GetUtcNow()), cancellationToken), cancellationToken);
    }

    public Task<CheckoutPayout?> CheckNowAsync(string id, CancellationToken cancellationToken = default) =>
        checker.CheckNowAsync(id, reading: cancellationToken, asking: cancellationToken);

    public async Task<PayoutOutcome> SettleAsync(
        string id, bool wasPaid, StaffMember staff, string reason, CancellationToken cancellationToken = default)
    {
        var by = StaffReason.Of(staff, reason);
        return await StepAsync(id, payout => payout.NeedsAttention, "settled", payout => SaveUnderPayoutLockAsync(
            payout, payout.Settle(wasPaid, by, time.GetUtcNow()),
            facts => facts.AgainstSettling(payout, staff, Options), cancellationToken), cancellationToken);
    }

    public Task<CheckoutPayout?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        payouts.FindAsync(id, cancellationToken);

    public async Task<PhoneNumber?> RevealRecipientAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken) is not { } payout)
        {
            return null;
        }

        LogRecipientRead(payout.Id);
        return payout.UnprotectRecipient(recipients);
    }

    public async Task<bool> ResumeAfterRestoreAsync(StaffMember staff, string reason, CancellationToken cancellationToken = default)
    {
        var isResumed = await payouts.ResumeAsync(StaffReason.Of(staff, reason), cancellationToken);
        if (isResumed)
        {
            LogResumed();
        }

        return isResumed;
    }

    public Task<IReadOnlyList<CheckoutPayout>> ListAttentionItemsAsync(int limit = 100, CancellationToken cancellationToken = default) =>
        payouts.ListAttentionAsync(limit, cancellationToken);

    private async Task<PayoutOutcome> StepAsync(
        string id, Func<CheckoutPayout, bool> isPossible, string step, Func<CheckoutPayout, Task<PayoutOutcome>> takeAsync,
        CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) switch
    {
        null => new PayoutOutcome.NotDone(PayoutObstacle.NotFound, "There is no payout with this id."),
        var payout when isPossible(payout) => await takeAsync(payout),
        var payout => new PayoutOutcome.NotDone(PayoutObstacle.WrongStatus, $"The payout is {payout.Status}: it can't be {step}."),
    };

    // The mark is stored before the request: PayoutStore.SaveAsync lets one mark through. The request uses the marked content, and
    // the new CheckoutPayout counts it as stored, so that the answer's save finds its version.
    // Cancellation is ignored from the mark on: a cancelled request would leave a payout with an unknown outcome.
    private async Task<PayoutOutcome> SendAsync(
        CheckoutPayout payout, PhoneNumber recipient, StaffMember staff, CancellationToken cancellationToken)
    {
        LogBeforeMark(payout.Id);
        cancellationToken.ThrowIfCancellationRequested();
        CrashPoint.Reach("payout.before-mark");
        var length = settings.Value.GatewayLease;
        var lease = new Lease(length, time);
        var mark = payout.MarkSending(staff, time.GetUtcNow(), length);
        var marked = await SaveUnderPayoutLockAsync(payout, mark, facts => facts.AgainstSending(payout, Options), CancellationToken.None);
        CrashPoint.Reach("payout.after-mark");
        return marked is PayoutOutcome.NotDone
            ? marked
            : new PayoutOutcome.Done(await sender.SendAsync(new CheckoutPayout(payout.Row), recipient, lease));
    }

    private async Task<PayoutOutcome> SaveAsync(CheckoutPayout payout, JournalEntry change, CancellationToken cancellationToken) =>
        await payouts.SaveAsync(payout, change, cancellationToken) ? Done(payout, change) : PayoutStore.Lost;

    private async Task<PayoutOutcome> SaveUnderPayoutLockAsync(
        CheckoutPayout payout, JournalEntry change, Func<PayoutFacts, PayoutOutcome.NotDone?> check, CancellationToken cancellationToken) =>
        await payouts.SaveUnderPayoutLockAsync(payout, change, check, cancellationToken) is { } obstacle ? obstacle : Done(payout, change);

    private PayoutOutcome.Done Done(CheckoutPayout payout, JournalEntry change)
    {
        CrashPoint.Reach("payout.after-step");
        metrics.PayoutMoved(payout.Status);
        LogMoved(payout.Id, change.FromStatus, change.ToStatus);
        return new(payout);
    }

    private static PayoutOutcome.NotDone Changed(string message) => new(PayoutObstacle.Changed, message);

    private static void Check(PayoutDraft draft, StaffMember staff)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(staff);
        if (draft.Fault is { } fault)
        {
            throw new ArgumentException(fault, nameof(draft));
        }
    }

    [LoggerMessage(7001, LogLevel.Debug, "Payout {PayoutId} is about to be marked as sent.")]
    private partial void LogBeforeMark(string payoutId);
    [LoggerMessage(7004, LogLevel.Warning, "Payouts are sent again: a person confirmed that the restored database was handled.")]
    private partial void LogResumed();
    [LoggerMessage(7002, LogLevel.Information, "Payout {PayoutId} changed from {From} to {To}.")]
    private partial void LogMoved(string payoutId, string from, string to);
    [LoggerMessage(7003, LogLevel.Information, "The full recipient number of payout {PayoutId} was read.")]
    private partial void LogRecipientRead(string payoutId);
}
