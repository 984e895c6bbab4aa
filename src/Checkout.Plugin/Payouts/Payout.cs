using System.Globalization;
using LigdiCash.Client;

namespace Checkout.Plugin;

/// <summary>Our record of money that the shop pays out.</summary>
public sealed class CheckoutPayout
{
    internal CheckoutPayout(PayoutRow stored) => (Stored, Row) = (stored, stored);

    /// <summary>Our id, 128 random bits in hexadecimal; the gateway knows it as <c>transaction_id</c>.</summary>
    public string Id => Row.Id;

    /// <summary>The payment that this money is returned for. Null: it is no refund.</summary>
    public string? PaymentId => Row.PaymentId;

    /// <summary>Where the payout stands.</summary>
    public CheckoutPayoutStatus Status => Enum.Parse<CheckoutPayoutStatus>(Row.Status);

    /// <summary>How much, XOF.</summary>
    public Money Amount => Money.Xof(Row.Amount);

    /// <summary>The ends of the number whose money it is, such as <c>226****5726</c>; in full it is had from <see cref="IPayouts.RecipientAsync"/>. Empty once <see cref="CheckoutOptions.KeepPersonalDataFor"/> is over.</summary>
    public string Recipient => Row.RecipientEnds;

    /// <summary>How it reaches the recipient.</summary>
    public PayoutMethod Method => Enum.Parse<PayoutMethod>(Row.Method);

    /// <summary>What it is for. Empty once <see cref="CheckoutOptions.KeepPersonalDataFor"/> is over.</summary>
    public string Reason => Row.Reason;

    /// <summary>Why it stands where it stands, in a phrase for the shop's own staff. Empty once <see cref="CheckoutOptions.KeepPersonalDataFor"/> is over.</summary>
    public string Explanation => Row.Explanation;

    /// <summary>Who drafted it, or changed it last.</summary>
    public StaffMember DraftedBy => new(Row.DraftedBy, Row.DraftedByName);

    /// <summary>Who approved it as it stands. Null: nobody.</summary>
    public StaffMember? ApprovedBy => Row.ApprovedBy is { } id ? new(id, Row.ApprovedByName!) : null;

    /// <summary>A digest of everything that an approval is about: id, amount, number, way, reason and payment. Show the payout and send this along, so that what is approved is what was seen.</summary>
    public string Fingerprint => CheckoutPayment.Digest(JsonList.Of(Row.Id, Row.PaymentId, Row.Amount, Row.RecipientHash, Row.Method, Row.Reason));

    /// <summary>Who carried the money, such as <c>ORANGE BURKINA</c>. Null until the gateway named it.</summary>
    public string? OperatorName => Row.Operator;

    /// <summary>When it was drafted, UTC.</summary>
    public DateTimeOffset CreatedAt => Instant(Row.CreatedAt);

    /// <summary>When it was marked as sent, UTC. Null: it was not.</summary>
    public DateTimeOffset? SentAt => Row.SentAt is { } at ? Instant(at) : null;

    /// <summary>When it was known to be paid out, UTC. Null: it is not.</summary>
    public DateTimeOffset? CompletedAt => Row.CompletedAt is { } at ? Instant(at) : null;

    /// <summary>When a callback last named it, UTC. Anybody may send one, so this proves nothing; but it hints that the gateway knows a payout that is <see cref="CheckoutPayoutStatus.Unknown"/> or ended without money. Null: none did.</summary>
    public DateTimeOffset? CalledBackAt => Row.CalledBackAt is { } at ? Instant(at) : null;

    /// <summary>The gateway said things that do not go together: one outcome and then the other, or another amount than ours. A person should ask it.</summary>
    public bool IsContradicted => Row.ContradictedAt is not null;

    /// <summary>Its outcome is not known, the gateway contradicted itself, or the gateway called back about it after it had ended without money: look, then call <see cref="IPayouts.SettleAsync"/>.</summary>
    public bool NeedsAttention => Status == CheckoutPayoutStatus.Unknown || IsContradicted || IsCalledBackWithoutToken;

    internal PayoutRow Row { get; private set; }

    internal PayoutRow Stored { get; }

    internal ProtectedToken? Token => Row.Token is { } token ? new(token, Row.TokenHash!) : null;

    // As PayoutSql.IsCalledBackAfterAll has it.
    private bool IsCalledBackWithoutToken => Status switch
    {
        CheckoutPayoutStatus.Failed or CheckoutPayoutStatus.Cancelled => Row.CalledBackAt is not null,
        CheckoutPayoutStatus.NotCompleted => Row.TokenHash is null && Row.CalledBackAt > Row.ChangedAt,
        _ => false,
    };

    internal bool MayChange => Status is CheckoutPayoutStatus.Draft or CheckoutPayoutStatus.Approved;

    internal bool IsAsApproved => Row.ApprovedFingerprint == Fingerprint;

    // With a token, an unknown payout may still be decided by the gateway; but not one about which it said two things.
    internal bool MayBeConfirmed => Status == CheckoutPayoutStatus.Pending || (Status == CheckoutPayoutStatus.Unknown && Row.Token is not null && !IsContradicted);

    // Null: not by itself.
    internal DateTimeOffset? NextCheck(DateTimeOffset now) => this switch
    {
        { MayBeConfirmed: true } => PayoutSchedule.Next(SentAt ?? CreatedAt, now),
        { Status: CheckoutPayoutStatus.NotCompleted, Row.Token: not null } => PayoutSchedule.NextAfterTheEnd(Instant(Row.ChangedAt), now),
        _ => null,
    };

    internal static (CheckoutPayout Payout, PayoutEvent Change) Begin(PayoutDraft draft, Func<string, ProtectedNumber> close, StaffMember who, DateTimeOffset now)
    {
        var payout = new CheckoutPayout(new PayoutRow { Id = CheckoutId.New(), CreatedAt = now.ToUnixTimeMilliseconds() });
        return (payout, payout.Change(draft, close(payout.Id), who, now));
    }

    internal PayoutEvent Change(PayoutDraft draft, ProtectedNumber recipient, StaffMember who, DateTimeOffset now)
    {
        Row = Row with
        {
            PaymentId = draft.PaymentId,
            Amount = draft.Amount.Amount,
            Recipient = recipient.Text,
            RecipientHash = recipient.Hash,
            RecipientEnds = recipient.Ends,
            Method = draft.Method.ToString(),
            Reason = draft.Reason,
            DraftedBy = who.Id,
            DraftedByName = who.Name,
            ApprovedBy = null,
            ApprovedByName = null,
            ApprovedFingerprint = null,
        };
        return Move(CheckoutPayoutStatus.Draft, $"drafted: {draft.Amount} to {recipient.Ends}, {draft.Method}", now, who);
    }

    internal PayoutEvent Approve(StaffMember who, DateTimeOffset now)
    {
        Row = Row with { ApprovedBy = who.Id, ApprovedByName = who.Name, ApprovedFingerprint = Fingerprint };
        return Move(CheckoutPayoutStatus.Approved, "approved", now, who);
    }

    internal PayoutEvent Cancel(Signature by, DateTimeOffset now) => Move(CheckoutPayoutStatus.Cancelled, by.Why, now, by.Who);

    // The mark that must be stored before the gateway is asked. The lease says when a process that died with it is given up.
    internal PayoutEvent Mark(StaffMember who, DateTimeOffset now, TimeSpan lease)
    {
        Row = Row with { SentAt = now.ToUnixTimeMilliseconds() };
        ScheduleCheck(now + lease, now + lease);
        return Move(CheckoutPayoutStatus.Sending, "marked as sent", now, who);
    }

    internal PayoutEvent Accept(ProtectedToken token, DateTimeOffset now)
    {
        StoreToken(token, now);
        return Move(CheckoutPayoutStatus.Pending, "the gateway accepted it", now);
    }

    // The answer came after the payout had been given up. Whoever has settled it since did not know that the gateway took it: they look again, and so do we.
    internal PayoutEvent AcceptLate(ProtectedToken token, DateTimeOffset now)
    {
        if (Status == CheckoutPayoutStatus.Unknown)
        {
            return Accept(token, now);
        }

        StoreToken(token, now);
        Row = Row with { ContradictedAt = now.ToUnixTimeMilliseconds() };
        return Move(Status, "the gateway accepted it, but said so only after it had been settled", now);
    }

    internal PayoutEvent Fail(string why, DateTimeOffset now)
    {
        Row = Row with { DueAt = null };
        return Move(CheckoutPayoutStatus.Failed, why, now);
    }

    internal PayoutEvent Doubt(string why, string? evidence, DateTimeOffset now)
    {
        Row = Row with { DueAt = null };
        return Move(CheckoutPayoutStatus.Unknown, why, now, evidence: evidence);
    }

    // What one answer of the gateway means, in this order; null means that it changes nothing:
    // 1. what was never sent, what has failed, and what a person holds is not touched;
    // 2. "not completed" after "completed" is only flagged;
    // 3. "completed" counts, also after "not completed", which is flagged; an amount that is not ours is for a person;
    // 4. "not completed" ends what was open;
    // 5. an answer that this library does not know is for a person; the next one may still decide;
    // 6. "pending" is no information.
    internal PayoutEvent? Confirm(PayoutConfirmation answer, DateTimeOffset now) => (Status, answer.Status) switch
    {
        (CheckoutPayoutStatus.Draft or CheckoutPayoutStatus.Approved or CheckoutPayoutStatus.Sending or CheckoutPayoutStatus.Failed or CheckoutPayoutStatus.Cancelled, _) => null,
        (CheckoutPayoutStatus.Unknown, _) when IsContradicted => null,
        (CheckoutPayoutStatus.Completed, PayoutStatus.NotCompleted) => IsContradicted ? null : Contradict(CheckoutPayoutStatus.Completed, "the gateway said completed, then not completed", answer, now),
        (CheckoutPayoutStatus.Completed, _) => null,
        (_, PayoutStatus.Completed) => Complete(answer, now),
        (CheckoutPayoutStatus.Pending or CheckoutPayoutStatus.Unknown, PayoutStatus.NotCompleted) => End(CheckoutPayoutStatus.NotCompleted, answer, now),
        (CheckoutPayoutStatus.Pending, PayoutStatus.Unknown) => Doubt("the gateway's answer is about another payout, or says something unknown", answer.EvidenceDigest, now),
        _ => null,
    };

    internal PayoutEvent Settle(bool wasPaid, Signature by, DateTimeOffset now)
    {
        Row = Row with { ContradictedAt = null, CompletedAt = wasPaid ? Row.CompletedAt ?? now.ToUnixTimeMilliseconds() : null };
        var settled = Move(wasPaid ? CheckoutPayoutStatus.Completed : CheckoutPayoutStatus.NotCompleted, by.Why, now, by.Who);
        Row = Row with { DueAt = NextCheck(now)?.ToUnixTimeMilliseconds() };
        return settled;
    }

    internal void ScheduleCheck(DateTimeOffset? dueAt, DateTimeOffset notBefore) =>
        Row = Row with { DueAt = (dueAt < notBefore ? notBefore : dueAt)?.ToUnixTimeMilliseconds(), NotBefore = notBefore.ToUnixTimeMilliseconds() };

    // Counts the looks in a row to which the gateway said nothing.
    internal void RecordAnswer(bool anything) => Row = Row with { UnansweredChecks = anything ? 0 : Row.UnansweredChecks + 1 };

    private void StoreToken(ProtectedToken token, DateTimeOffset now)
    {
        Row = Row with { Token = token.Text, TokenHash = token.Digest };
        ScheduleCheck(PayoutSchedule.Next(now, now), now);
    }

    private PayoutEvent Complete(PayoutConfirmation answer, DateTimeOffset now)
    {
        if (answer.AmountXof is { } amount && amount != Row.Amount)
        {
            var why = string.Create(CultureInfo.InvariantCulture, $"the gateway says it paid {amount} XOF, not {Row.Amount}");
            return Contradict(CheckoutPayoutStatus.Unknown, why, answer, now);
        }

        var wasOver = Status == CheckoutPayoutStatus.NotCompleted;
        Row = Row with { CompletedAt = now.ToUnixTimeMilliseconds() };
        return wasOver ? Contradict(CheckoutPayoutStatus.Completed, "the gateway said not completed, then completed", answer, now) : End(CheckoutPayoutStatus.Completed, answer, now);
    }

    private PayoutEvent Contradict(CheckoutPayoutStatus state, string why, PayoutConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { ContradictedAt = now.ToUnixTimeMilliseconds(), DueAt = null };
        return Move(state, why, now, evidence: answer.EvidenceDigest);
    }

    private PayoutEvent End(CheckoutPayoutStatus state, PayoutConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { Operator = answer.OperatorName ?? Row.Operator, DueAt = null };
        return Move(state, state == CheckoutPayoutStatus.Completed ? "the gateway confirmed it" : "the gateway said not completed", now, evidence: answer.EvidenceDigest);
    }

    private PayoutEvent Move(CheckoutPayoutStatus to, string why, DateTimeOffset now, StaffMember? who = null, string? evidence = null)
    {
        var from = Row.Status;
        var at = now.ToUnixTimeMilliseconds();
        Row = Row with { Status = to.ToString(), Version = Row.Version + 1, ChangedAt = at, Explanation = why };
        return new(Id, Row.Version, from, Row.Status, why, evidence, who, at);
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
