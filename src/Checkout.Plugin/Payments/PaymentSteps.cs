using System.Security.Cryptography;
using System.Text;

namespace Checkout.Plugin;

// The steps that a payment takes, each told as a line of its journal.
public sealed partial class CheckoutPayment
{
    private const int MaxRefusals = 5;

    // After the first dozen they are an hour apart.
    private const int UnansweredChecksPerDay = 24;

    // The gateway may come to know an invoice a little after its callback left.
    private static readonly TimeSpan RefusalGracePeriod = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan UnknownStatusGracePeriod = TimeSpan.FromHours(1);

    // After a day the gateway may know no token any more, of those who turned back either.
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(1);

    internal static CheckoutPayment Begin(PayRequest request, DateTimeOffset now, TimeSpan sendLease) => new(new PaymentRow
    {
        Id = CheckoutId.New(),
        Reference = request.Cart.Reference,
        Fingerprint = request.Fingerprint,
        Status = nameof(CheckoutPaymentStatus.Sending),
        Version = 1,
        Amount = request.Cart.Total.Amount,
        Cart = Serialize(request.Cart),
        Language = request.CartFingerprint.Language,
        Payer = CheckoutJson.Write(request.Payer),
        Method = request.Choice.Method.ToString(),
        Operator = request.Choice.Operator?.Name,
        Phone = request.Choice.Phone?.ToString(),
        Browser = Digest(request.Subject.BrowserId),
        CreatedAt = now.ToUnixTimeMilliseconds(),
        ChangedAt = now.ToUnixTimeMilliseconds(),
        DueAt = (now + sendLease).ToUnixTimeMilliseconds(),
        NotBefore = (now + sendLease).ToUnixTimeMilliseconds(),
    });

    // What it supersedes is told here: a step in the journal of that one would come between it and an answer of the gateway that is under way.
    internal PaymentEvent Begun(CheckoutPayment? superseded) => new(
        Id, Row.Version, "", Row.Status, superseded is null ? "the shopper pressed Pay" : $"the shopper pressed Pay; this takes the place of payment {superseded.Id}", null, Row.CreatedAt);

    internal PaymentEvent Issue(ProtectedToken token, string? page, DateTimeOffset now)
    {
        StoreToken(token, page);
        return Move(CheckoutPaymentStatus.Pending, "the gateway made the invoice", null, now);
    }

    // The answer to the create came after the payment had been given up, and perhaps after a person had decided: that stays, but what comes by it is looked for.
    internal PaymentEvent IssueLate(ProtectedToken token, string? page, DateTimeOffset now)
    {
        StoreToken(token, page);
        ScheduleCheck(now, now);
        return Status switch
        {
            CheckoutPaymentStatus.Unknown => Move(CheckoutPaymentStatus.Pending, "the gateway made the invoice", null, now),
            // The purchase may be open anew: this one is only watched for late money.
            CheckoutPaymentStatus.Abandoned => Expire(now, "the gateway's answer came after a person had released it"),
            _ => Note("the gateway's answer came after a person had decided", null, now),
        };
    }

    // Without the right code no operator charges anybody.
    internal PaymentEvent Refuse(string? subCode, DateTimeOffset now, bool chargedNothing = false)
    {
        Row = Row with { NothingChargedAt = chargedNothing ? now.ToUnixTimeMilliseconds() : null };
        return Close(CheckoutPaymentStatus.Refused, $"the gateway refused the invoice (sub-code {subCode ?? "none"})", now);
    }

    // A page that was never shown can't be paid. But a prompt may be on a phone.
    internal PaymentEvent GiveUp(string why, DateTimeOffset now) => Close(Method == PaymentMethods.Hosted ? CheckoutPaymentStatus.Abandoned : CheckoutPaymentStatus.Unknown, why, now);

    internal PaymentEvent Abandon(string why, DateTimeOffset now) => Close(CheckoutPaymentStatus.Abandoned, why, now);

    internal PaymentEvent Expire(DateTimeOffset now, string why = "no outcome in the time it is watched")
    {
        CrashPoint.Reach("expire.before-save");
        Row = Row with { EndedAt = Row.EndedAt ?? now.ToUnixTimeMilliseconds() };
        return Move(CheckoutPaymentStatus.Expired, why, null, now);
    }

    internal PaymentEvent Hold(string why, string? evidence, DateTimeOffset now)
    {
        Row = Row with { DueAt = null, SettledAt = null };
        return Move(CheckoutPaymentStatus.Review, why, evidence, now);
    }

    // A person has looked, and takes what came for what was asked. Where the gateway did not say how much that is, the person does.
    internal PaymentEvent Accept(string why, Money? found, DateTimeOffset now)
    {
        Row = Row with { PaidAt = now.ToUnixTimeMilliseconds(), ConfirmedAmount = Row.ConfirmedAmount ?? found?.Amount, DueAt = null };
        return Move(CheckoutPaymentStatus.Paid, why, null, now);
    }

    // Whatever came until now is dealt with; a later callback brings it before a person again.
    internal PaymentEvent Reject(string why, DateTimeOffset now)
    {
        Row = Row with { SettledAt = now.ToUnixTimeMilliseconds() };
        return Close(CheckoutPaymentStatus.Rejected, why, now);
    }

    // A person has dealt with what was wrong about it.
    internal PaymentEvent Settle(string why, DateTimeOffset now)
    {
        Row = Row with { SettledAt = now.ToUnixTimeMilliseconds() };
        return Note(why, null, now);
    }

    // A line in the journal; the payment stays where it is.
    internal PaymentEvent Note(string what, string? evidence, DateTimeOffset now) => Move(Status, what, evidence, now);

    // Null: not by itself. Never before the spacing is over.
    internal void ScheduleCheck(DateTimeOffset? dueAt, DateTimeOffset notBefore) =>
        Row = Row with { DueAt = (dueAt < notBefore ? notBefore : dueAt)?.ToUnixTimeMilliseconds(), NotBefore = notBefore.ToUnixTimeMilliseconds() };

    // The gateway said how it stands.
    internal void RecordAnswer() => Row = Row with { UnansweredChecks = 0, Refusals = 0, RefusedAt = null };

    // Counts the looks in a row to which the gateway said nothing.
    internal void RecordNoAnswer() => Row = Row with { UnansweredChecks = Row.UnansweredChecks + 1 };

    // The gateway won't say how it stands. Where something hints at money it is asked again soon, for a while; then only a person can find out. Null: not yet, or there is no hint.
    internal PaymentEvent? RecordRefusal(DateTimeOffset now)
    {
        // A refusal may also mean that the token is forgotten, so an old return says nothing.
        var mayBePaid = HintsAtMoney(isOld: now - CreatedAt >= TokenLifetime);
        var refusedFor = CountRefusal(mayBePaid, now);
        return mayBePaid && Row.Refusals >= MaxRefusals && refusedFor >= RefusalGracePeriod ? Hold("it may be paid, but the gateway refuses to confirm it", null, now) : null;
    }

    // The gateway used a word that no page names. It may mean "under way", so it is accepted for longer than refusals are, but not until the payment expires.
    internal PaymentEvent? RecordUnknownStatus(string evidence, DateTimeOffset now, TimeSpan expireAfter)
    {
        var mayBePaid = HintsAtMoney(isOld: false);
        var refusedFor = CountRefusal(mayBePaid, now);
        var isTooLong = refusedFor >= UnknownStatusGracePeriod || (Status == CheckoutPaymentStatus.Pending && (refusedFor >= expireAfter / 2 || now - CreatedAt >= expireAfter));
        // One garbled answer is no word of the gateway's.
        return mayBePaid && Row.Refusals >= MaxRefusals && isTooLong ? Hold("it may be paid, but the gateway answers with an unknown status", evidence, now) : null;
    }

    // Nobody can ask with a token that can't be opened. The keys may come back; but who may have paid does not wait for them longer than a day. Null: not yet, or nothing hints at money.
    internal PaymentEvent? RecordUnreadableToken(DateTimeOffset now)
    {
        RecordNoAnswer();
        return MayBeConfirmed && (Row.CalledBackAt ?? Row.ReturnedAt) is not null && Row.UnansweredChecks >= UnansweredChecksPerDay ? Hold("it may be paid, but its token can't be opened to ask", null, now) : null;
    }

    // As another press may have done meanwhile. Null: none did.
    internal void MarkSuperseded(long? at) => Row = Row with { SupersededAt = at };

    internal void MarkDuplicate() => Row = Row with { DuplicateAt = Row.ChangedAt, Version = Row.Version + 1 };

    internal static string Serialize(CheckoutCart cart) => CheckoutJson.Write(cart with { Payer = null });

    // Only of a text that is long and random, or that its row holds anyway: a short one can be tried out, and is for DigestKey.
    internal static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private bool HintsAtMoney(bool isOld) => MayBeConfirmed && (Row.CalledBackAt is not null || (Row.ReturnedAt is not null && !isOld));

    // Counts an answer without an outcome, and says for how long there were no others.
    private TimeSpan CountRefusal(bool mayBePaid, DateTimeOffset now)
    {
        var since = Row.RefusedAt ?? now.ToUnixTimeMilliseconds();
        Row = Row with { UnansweredChecks = mayBePaid ? Row.UnansweredChecks + 1 : 0, Refusals = Row.Refusals + 1, RefusedAt = since };
        return now - Instant(since);
    }

    private void StoreToken(ProtectedToken token, string? page) => Row = Row with { Token = token.Text, TokenHash = token.Digest, PaymentPage = page };

    private PaymentEvent Close(CheckoutPaymentStatus status, string why, DateTimeOffset now)
    {
        Row = Row with { DueAt = null };
        return Move(status, why, null, now);
    }

    private PaymentEvent Move(CheckoutPaymentStatus to, string why, string? evidence, DateTimeOffset now)
    {
        var from = Row.Status;
        var at = now.ToUnixTimeMilliseconds();
        Row = Row with { Status = to.ToString(), Version = Row.Version + 1, ChangedAt = at };
        return new(Id, Row.Version, from, Row.Status, why, evidence, at);
    }
}
