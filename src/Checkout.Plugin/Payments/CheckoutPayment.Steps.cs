namespace LigdiCash.Checkout;

// The transitions of a payment. Each returns its journal entry.
public sealed partial class CheckoutPayment
{
    private const int MaxRefusals = 5;

    // After the first dozen, checks are an hour apart.
    private const int UnansweredChecksPerDay = 24;

    // A callback may arrive shortly before the gateway can confirm the invoice.
    private static readonly TimeSpan RefusalGracePeriod = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan UnknownStatusGracePeriod = TimeSpan.FromHours(1);

    // The gateway may delete tokens after a day, paid or not.
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(1);

    internal static CheckoutPayment Begin(NewPayment order, DateTimeOffset now, TimeSpan sendLease) => new(new PaymentRow
    {
        Id = CheckoutId.New(),
        Reference = CheckoutId.CanonicalReference(order.Cart.Reference),
        Fingerprint = order.Fingerprint,
        Status = nameof(CheckoutPaymentStatus.Sending),
        Version = 1,
        Amount = order.Cart.Total.Amount,
        Cart = Serialize(order.Cart),
        Language = order.Language,
        Payer = CheckoutJson.Write(order.Payer),
        Method = order.Method.ToString(),
        Operator = order.Operator,
        Phone = order.Phone,
        Browser = order.Browser,
        CreatedAt = now.ToUnixTimeMilliseconds(),
        ChangedAt = now.ToUnixTimeMilliseconds(),
        DueAt = (now + sendLease).ToUnixTimeMilliseconds(),
        NotBefore = (now + sendLease).ToUnixTimeMilliseconds(),
    });

    // The superseded payment gets no journal entry: a new version would reject the save of a check in progress.
    internal JournalEntry Created(CheckoutPayment? superseded)
    {
        var reason = superseded is null ? "the shopper pressed Pay" : $"the shopper pressed Pay; this supersedes payment {superseded.Id}";
        return new(Id, Row.Version, "", Row.Status, reason, null, Row.CreatedAt);
    }

    internal JournalEntry Issue(ProtectedToken token, string? page, DateTimeOffset now)
    {
        StoreToken(token, page);
        return Move(CheckoutPaymentStatus.Pending, "the gateway created the invoice", null, now);
    }

    // The answer to the create arrived after the payment ended. A person's decision stands, but the new token allows checks for late money.
    internal JournalEntry IssueLate(ProtectedToken token, string? page, DateTimeOffset now)
    {
        StoreToken(token, page);
        ScheduleCheck(now, now);
        return Status switch
        {
            CheckoutPaymentStatus.Unknown => Move(CheckoutPaymentStatus.Pending, "the gateway created the invoice", null, now),
            // The purchase may have a newer attempt.
            CheckoutPaymentStatus.Abandoned => Expire(now, "the gateway's answer arrived after a person had released it"),
            _ => Note("the gateway's answer arrived after a person had decided", now),
        };
    }

    internal JournalEntry Refuse(string? subCode, DateTimeOffset now, bool chargedNothing = false)
    {
        Row = Row with { NothingChargedAt = chargedNothing ? now.ToUnixTimeMilliseconds() : null };
        return Close(CheckoutPaymentStatus.Refused, $"the gateway refused the invoice (sub-code {subCode ?? "none"})", now);
    }

    // A payment page that was never shown cannot be paid, but a prompt may be on a phone.
    internal JournalEntry GiveUp(string reason, DateTimeOffset now) =>
        Close(MayHavePrompted ? CheckoutPaymentStatus.Unknown : CheckoutPaymentStatus.Abandoned, reason, now);

    internal JournalEntry Abandon(string reason, DateTimeOffset now) => Close(CheckoutPaymentStatus.Abandoned, reason, now);
    internal JournalEntry Note(string text, DateTimeOffset now, string? evidence = null) => Move(Status, text, evidence, now);

    internal JournalEntry Expire(DateTimeOffset now, string reason = "the checks got no outcome in time")
    {
        CrashPoint.Reach("expire.before-save");
        Row = Row with { EndedAt = Row.EndedAt ?? now.ToUnixTimeMilliseconds() };
        return Move(CheckoutPaymentStatus.Expired, reason, null, now);
    }

    internal JournalEntry Review(string reason, string? evidence, DateTimeOffset now)
    {
        Row = Row with { SettledAt = null };
        return Close(CheckoutPaymentStatus.Review, reason, now, evidence);
    }

    // A person accepts the received money for the requested amount. The person names the received amount if the gateway did not.
    internal JournalEntry Accept(string reason, Money? found, DateTimeOffset now)
    {
        Row = Row with { PaidAt = now.ToUnixTimeMilliseconds(), ConfirmedAmount = Row.ConfirmedAmount ?? found?.Amount };
        return Close(CheckoutPaymentStatus.Paid, reason, now);
    }

    // Rejecting settles everything up to now; a later callback reopens the attention item.
    internal JournalEntry Reject(string reason, DateTimeOffset now)
    {
        Row = Row with { SettledAt = now.ToUnixTimeMilliseconds() };
        return Close(CheckoutPaymentStatus.Rejected, reason, now);
    }

    internal JournalEntry Settle(string reason, DateTimeOffset now)
    {
        Row = Row with { SettledAt = now.ToUnixTimeMilliseconds() };
        return Note(reason, now);
    }

    internal void ScheduleCheck(DateTimeOffset? dueAt, DateTimeOffset notBefore) => Row = (PaymentRow)Row.Scheduled(dueAt, notBefore);

    internal void RecordAnswer() => Row = Row with { UnansweredChecks = 0, Refusals = 0, RefusedAt = null };
    internal void RecordNoAnswer() => Row = Row with { UnansweredChecks = Row.UnansweredChecks + 1 };

    // The gateway refused the confirm. If the payment may be paid, repeated refusals put it in review. Null: not yet, or no hint at money.
    internal JournalEntry? RecordRefusal(DateTimeOffset now)
    {
        // After the token's lifetime a refusal is normal, so an old return is no hint.
        var mayBePaid = HintsAtMoney(isOld: now - CreatedAt >= TokenLifetime);
        var refusedFor = CountRefusal(mayBePaid, now);
        return mayBePaid && Row.Refusals >= MaxRefusals && refusedFor >= RefusalGracePeriod
            ? Review("it may be paid, but the gateway refuses to confirm it", null, now) : null;
    }

    // An undocumented status word may mean "in progress". It gets a longer grace period than a refusal, which ends before the expiry.
    internal JournalEntry? RecordUnknownStatus(string evidence, DateTimeOffset now, TimeSpan expireAfter)
    {
        var mayBePaid = HintsAtMoney(isOld: false);
        var refusedFor = CountRefusal(mayBePaid, now);
        var isOverdue = refusedFor >= UnknownStatusGracePeriod
            || (Status == CheckoutPaymentStatus.Pending && (refusedFor >= expireAfter / 2 || now - CreatedAt >= expireAfter));
        return mayBePaid && Row.Refusals >= MaxRefusals && isOverdue
            ? Review("it may be paid, but the gateway answers with an unknown status", evidence, now) : null;
    }

    // The Data Protection keys may return, so review waits for a day. Null: not yet, or no hint at money.
    internal JournalEntry? RecordUnreadableToken(DateTimeOffset now)
    {
        RecordNoAnswer();
        return HintsAtMoney(isOld: false) && Row.UnansweredChecks >= UnansweredChecksPerDay
            ? Review("it may be paid, but its token cannot be unprotected", null, now) : null;
    }

    internal void MarkSuperseded(long? at) => Row = Row with { SupersededAt = at };
    internal void MarkDuplicate() => Row = Row with { DuplicateAt = Row.ChangedAt, SettledAt = null, Version = Row.Version + 1 };

    internal static string Serialize(CheckoutCart cart) => CheckoutJson.Write(cart with { Payer = null });

    private bool HintsAtMoney(bool isOld) => MayBeConfirmed && (Row.CalledBackAt is not null || (Row.ReturnedAt is not null && !isOld));

    // Returns the time since the first refusal in a row.
    private TimeSpan CountRefusal(bool mayBePaid, DateTimeOffset now)
    {
        var since = Row.RefusedAt ?? now.ToUnixTimeMilliseconds();
        Row = Row with { UnansweredChecks = mayBePaid ? Row.UnansweredChecks + 1 : 0, Refusals = Row.Refusals + 1, RefusedAt = since };
        return now - Instant(since);
    }

    private void StoreToken(ProtectedToken token, string? page) =>
        Row = Row with { Token = token.Text, TokenHash = token.Digest, PaymentPage = page };

    private JournalEntry Close(CheckoutPaymentStatus status, string reason, DateTimeOffset now, string? evidence = null)
    {
        Row = Row with { DueAt = null };
        return Move(status, reason, evidence, now);
    }

    private JournalEntry Move(CheckoutPaymentStatus to, string reason, string? evidence, DateTimeOffset now)
    {
        var from = Row.Status;
        var at = now.ToUnixTimeMilliseconds();
        Row = Row with { Status = to.ToString(), Version = Row.Version + 1, ChangedAt = at };
        return new(Id, Row.Version, from, Row.Status, reason, evidence, at);
    }
}
