namespace LigdiCash.Checkout;

/// <summary>Money that the shop pays out, as stored in the database.</summary>
public sealed class CheckoutPayout : ICheckable
{
    internal CheckoutPayout(PayoutRow stored) => (Stored, Row) = (stored, stored);

    /// <summary>The plug-in's id, 128 random bits in hexadecimal. The gateway gets it as <c>transaction_id</c>.</summary>
    public string Id => Row.Id;

    /// <summary>The refunded payment. Null: the payout is not a refund.</summary>
    public string? PaymentId => Row.PaymentId;

    /// <summary>The status of the payout.</summary>
    public CheckoutPayoutStatus Status => Enum.Parse<CheckoutPayoutStatus>(Row.Status);

    /// <summary>The amount in XOF.</summary>
    public Money Amount => Money.Xof(Row.Amount);

    /// <summary>The masked number, such as <c>226****5726</c>. Empty after <see cref="CheckoutOptions.KeepPersonalDataFor"/>.</summary>
    public string Recipient => Row.RecipientEnds;

    /// <summary>The route to the recipient.</summary>
    public PayoutMethod Method => Enum.Parse<PayoutMethod>(Row.Method);

    /// <summary>The purpose. Empty after <see cref="CheckoutOptions.KeepPersonalDataFor"/>.</summary>
    public string Reason => Row.Reason;

    /// <summary>The cause of the current status, for staff. Empty after <see cref="CheckoutOptions.KeepPersonalDataFor"/>.</summary>
    public string Explanation => Row.Explanation;

    /// <summary>The author of the draft or of the last change.</summary>
    public StaffMember DraftedBy => new(Row.DraftedBy, Row.DraftedByName);

    /// <summary>The person who approved it. Null: it is not approved.</summary>
    public StaffMember? ApprovedBy => Row.ApprovedBy is { } id ? new(id, Row.ApprovedByName!) : null;

    /// <summary>A digest of id, amount, number, method, reason and payment. An approval is valid for this digest only.</summary>
    public string Fingerprint =>
        Digest.Of(JsonList.Of(Row.Id, Row.PaymentId, Row.Amount, Row.RecipientHash, Row.Method, Row.Reason));

    /// <summary>The mobile-money operator, such as <c>ORANGE BURKINA</c>. Null until the gateway reports it.</summary>
    public string? OperatorName => Row.Operator;

    /// <summary>The time of the draft, UTC.</summary>
    public DateTimeOffset CreatedAt => Instant(Row.CreatedAt);

    /// <summary>The time of the mark as sent, UTC. Null: it was not sent.</summary>
    public DateTimeOffset? SentAt => Row.SentAt is { } at ? Instant(at) : null;

    /// <summary>The time at which completion was confirmed, UTC. Null: it is not completed.</summary>
    public DateTimeOffset? CompletedAt => Row.CompletedAt is { } at ? Instant(at) : null;

    /// <summary>The time of the last callback, UTC. Null: none came. A callback can be forged, so it is a hint only.</summary>
    public DateTimeOffset? CalledBackAt => Row.CalledBackAt is { } at ? Instant(at) : null;

    /// <summary>The gateway contradicted itself: it reported both outcomes, or another amount. Ask the gateway.</summary>
    public bool IsContradicted => Row.ContradictedAt is not null;

    /// <summary>Unknown, contradicted, or called back after an end without money: call <see cref="IPayouts.SettleAsync"/>.</summary>
    public bool NeedsAttention => Status == CheckoutPayoutStatus.Unknown || IsContradicted || IsCalledBackWithoutToken;

    internal PayoutRow Row { get; private set; }
    internal PayoutRow Stored { get; }
    CheckRow ICheckable.Row { get => Row; set => Row = (PayoutRow)value; }
    CheckRow ICheckable.Stored => Stored;
    internal ProtectedToken? Token => Row.ProtectedToken;

    // Null: the number was removed, can't be decrypted, or differs from the drafted one.
    internal PhoneNumber? UnprotectRecipient(RecipientProtector protector) =>
        Row.PersonalDataRemovedAt is null ? protector.Unprotect(Id, Row.Recipient, Row.RecipientHash) : null;
    internal bool MayChange => Status is CheckoutPayoutStatus.Draft or CheckoutPayoutStatus.Approved;
    internal bool IsAsApproved => Row.ApprovedFingerprint == Fingerprint;

    // Must match PayoutSql.IsCalledBackWithoutToken.
    private bool IsCalledBackWithoutToken => Status switch
    {
        CheckoutPayoutStatus.Failed or CheckoutPayoutStatus.Cancelled => Row.CalledBackAt is not null,
        CheckoutPayoutStatus.NotCompleted => Row.TokenHash is null && Row.CalledBackAt > Row.ChangedAt,
        _ => false,
    };

    // An unknown payout with a token can still be confirmed. Only a person decides about a contradiction.
    internal bool MayBeConfirmed => Status == CheckoutPayoutStatus.Pending
        || (Status == CheckoutPayoutStatus.Unknown && Row.Token is not null && !IsContradicted);

    internal DateTimeOffset? NextCheck(DateTimeOffset now) => this switch
    {
        { MayBeConfirmed: true } => PayoutSchedule.Next(SentAt ?? CreatedAt, now),
        { Status: CheckoutPayoutStatus.NotCompleted, Row.Token: not null } => PayoutSchedule.NextAfterTheEnd(Instant(Row.ChangedAt), now),
        _ => null,
    };

    internal static (CheckoutPayout Payout, JournalEntry Change) Begin(
        PayoutDraft draft, Func<string, ProtectedNumber> protect, StaffMember author, DateTimeOffset now)
    {
        var payout = new CheckoutPayout(new PayoutRow { Id = CheckoutId.New(), CreatedAt = now.ToUnixTimeMilliseconds() });
        return (payout, payout.Change(draft, protect(payout.Id), author, now));
    }

    internal JournalEntry Change(PayoutDraft draft, ProtectedNumber recipient, StaffMember author, DateTimeOffset now)
    {
        Row = Row with
        {
            PaymentId = draft.PaymentId,
            Amount = draft.Amount.Amount,
            Recipient = recipient.Text, RecipientHash = recipient.Hash, RecipientEnds = recipient.Ends,
            Method = draft.Method.ToString(),
            Reason = draft.Reason,
            DraftedBy = author.Id, DraftedByName = author.Name,
            ApprovedBy = null, ApprovedByName = null, ApprovedFingerprint = null,
        };
        return Move(CheckoutPayoutStatus.Draft, $"drafted: {draft.Amount} to {recipient.Ends}, {draft.Method}", now, author);
    }

    internal JournalEntry Approve(StaffMember approver, DateTimeOffset now)
    {
        Row = Row with { ApprovedBy = approver.Id, ApprovedByName = approver.Name, ApprovedFingerprint = Fingerprint };
        return Move(CheckoutPayoutStatus.Approved, "approved", now, approver);
    }

    internal JournalEntry Cancel(StaffReason by, DateTimeOffset now) => Move(CheckoutPayoutStatus.Cancelled, by.Reason, now, by.Staff);

    // Must be stored before the request is sent. After the lease another process gives up on the sender.
    internal JournalEntry MarkSending(StaffMember sender, DateTimeOffset now, TimeSpan lease)
    {
        Row = Row with { SentAt = now.ToUnixTimeMilliseconds() };
        ScheduleCheck(now + lease, now + lease);
        return Move(CheckoutPayoutStatus.Sending, "marked as sent", now, sender);
    }

    internal JournalEntry Accept(ProtectedToken token, DateTimeOffset now)
    {
        StoreToken(token, now);
        return Move(CheckoutPayoutStatus.Pending, "the gateway accepted it", now);
    }

    // The answer came after the lease. A person who settled the payout since then did not know that the gateway accepted it.
    internal JournalEntry AcceptLate(ProtectedToken token, DateTimeOffset now)
    {
        if (Status == CheckoutPayoutStatus.Unknown)
        {
            return Accept(token, now);
        }

        StoreToken(token, now);
        Row = Row with { ContradictedAt = now.ToUnixTimeMilliseconds() };
        return Move(Status, "the gateway accepted it, but its answer came after the payout was settled", now);
    }

    internal JournalEntry Fail(string reason, DateTimeOffset now) => Close(CheckoutPayoutStatus.Failed, reason, null, now);

    internal JournalEntry MarkUnknown(string reason, string? evidence, DateTimeOffset now) =>
        Close(CheckoutPayoutStatus.Unknown, reason, evidence, now);

    // Applies one answer of the gateway. Null: it changes nothing. The order of the rules matters:
    // 1. A payout that was not accepted, has failed or was cancelled, or is unknown and contradicted does not change.
    // 2. "Completed" counts otherwise. "Not completed" ends an open payout only. Both in turn, or another amount, are a contradiction.
    // 3. An unknown answer needs a person, but the next answer can still decide.
    internal JournalEntry? Confirm(PayoutConfirmation answer, DateTimeOffset now) => (Status, answer.Status) switch
    {
        (CheckoutPayoutStatus.Draft or CheckoutPayoutStatus.Approved or CheckoutPayoutStatus.Sending, _) => null,
        (CheckoutPayoutStatus.Failed or CheckoutPayoutStatus.Cancelled, _) => null,
        (CheckoutPayoutStatus.Unknown, _) when IsContradicted => null,
        (CheckoutPayoutStatus.Completed, PayoutStatus.NotCompleted) when !IsContradicted =>
            Contradict(CheckoutPayoutStatus.Completed, "the gateway reported completed, then not completed", answer, now),
        (CheckoutPayoutStatus.Completed, _) => null,
        (_, PayoutStatus.Completed) => Complete(answer, now),
        (CheckoutPayoutStatus.Pending or CheckoutPayoutStatus.Unknown, PayoutStatus.NotCompleted) =>
            End(CheckoutPayoutStatus.NotCompleted, answer, now),
        (CheckoutPayoutStatus.Pending, PayoutStatus.Unknown) =>
            MarkUnknown("the gateway's answer names another payout or an unknown status", answer.EvidenceDigest, now),
        _ => null,
    };

    internal JournalEntry Settle(bool wasPaid, StaffReason by, DateTimeOffset now)
    {
        Row = Row with { ContradictedAt = null, CompletedAt = wasPaid ? Row.CompletedAt ?? now.ToUnixTimeMilliseconds() : null };
        var settled = Move(wasPaid ? CheckoutPayoutStatus.Completed : CheckoutPayoutStatus.NotCompleted, by.Reason, now, by.Staff);
        Row = Row with { DueAt = NextCheck(now)?.ToUnixTimeMilliseconds() };
        return settled;
    }

    internal void ScheduleCheck(DateTimeOffset? dueAt, DateTimeOffset notBefore) => Row = (PayoutRow)Row.Scheduled(dueAt, notBefore);

    internal void RecordAnswer() => Row = Row with { UnansweredChecks = 0 };
    internal void RecordNoAnswer() => Row = Row with { UnansweredChecks = Row.UnansweredChecks + 1 };

    private void StoreToken(ProtectedToken token, DateTimeOffset now)
    {
        Row = Row with { Token = token.Text, TokenHash = token.Digest };
        ScheduleCheck(PayoutSchedule.Next(now, now), now);
    }

    private JournalEntry Complete(PayoutConfirmation answer, DateTimeOffset now)
    {
        if (answer.AmountXof is { } amount && amount != Row.Amount)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"the gateway reported {amount} XOF, not {Row.Amount}");
            return Contradict(CheckoutPayoutStatus.Unknown, reason, answer, now);
        }

        Row = Row with { CompletedAt = now.ToUnixTimeMilliseconds() };
        return Status == CheckoutPayoutStatus.NotCompleted
            ? Contradict(CheckoutPayoutStatus.Completed, "the gateway reported not completed, then completed", answer, now)
            : End(CheckoutPayoutStatus.Completed, answer, now);
    }

    private JournalEntry Contradict(CheckoutPayoutStatus status, string reason, PayoutConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { ContradictedAt = now.ToUnixTimeMilliseconds() };
        return Close(status, reason, answer.EvidenceDigest, now);
    }

    private JournalEntry End(CheckoutPayoutStatus status, PayoutConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { Operator = answer.OperatorName ?? Row.Operator };
        var reason = status == CheckoutPayoutStatus.Completed ? "the gateway confirmed it" : "the gateway reported not completed";
        return Close(status, reason, answer.EvidenceDigest, now);
    }

    private JournalEntry Close(CheckoutPayoutStatus status, string reason, string? evidence, DateTimeOffset now)
    {
        Row = Row with { DueAt = null };
        return Move(status, reason, now, evidence: evidence);
    }

    private JournalEntry Move(
        CheckoutPayoutStatus to, string reason, DateTimeOffset now, StaffMember? staff = null, string? evidence = null)
    {
        var from = Row.Status;
        var at = now.ToUnixTimeMilliseconds();
        Row = Row with { Status = to.ToString(), Version = Row.Version + 1, ChangedAt = at, Explanation = reason };
        return new(Id, Row.Version, from, Row.Status, reason, evidence, at, staff);
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
