using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LigdiCash.Client;

namespace Checkout.Plugin;

/// <summary>Our record of one attempt to pay. What a shop's handler gets once the money is certain.</summary>
public sealed class Payment
{
    private Cart? _cart;
    private Payer? _payer;

    internal Payment(PaymentRow stored) => (Stored, Row) = (stored, stored);

    /// <summary>Our id, 128 random bits in hexadecimal; the gateway knows it as <c>transaction_id</c>.</summary>
    public string Id => Row.Id;

    /// <summary>The shop's own name for the purchase: the key under which its handler must act once.</summary>
    public string Reference => Row.Reference;

    /// <summary>Where the payment stands.</summary>
    public PaymentStatus Status => Enum.Parse<PaymentStatus>(Row.Status);

    /// <summary>What was asked, and when <see cref="Status"/> is <see cref="PaymentStatus.Paid"/>, exactly what was paid, or what a person took for it, XOF.</summary>
    public Money Amount => Money.Xof(Row.Amount);

    /// <summary>The cart as it was when the shopper pressed Pay, with lines of one article added up.</summary>
    public Cart Cart => _cart ??= JsonSerializer.Deserialize<Cart>(Row.Cart)!;

    /// <summary>How the shopper chose to pay.</summary>
    public PaymentMethods Method => Enum.Parse<PaymentMethods>(Row.Method);

    /// <summary>What the payer said of themselves; fields may be empty.</summary>
    public Payer Payer => _payer ??= JsonSerializer.Deserialize<Payer>(Row.Payer)!;

    /// <summary>The gateway's short reference, for its support. Null until the gateway confirmed the payment.</summary>
    public string? GatewayReference => Row.RequestId;

    /// <summary>When the shopper pressed Pay, UTC.</summary>
    public DateTimeOffset CreatedAt => Instant(Row.CreatedAt);

    /// <summary>When the money was certain, UTC. Null: it is not.</summary>
    public DateTimeOffset? PaidAt => Row.PaidAt is { } at ? Instant(at) : null;

    /// <summary>When a callback last named it, UTC. Anybody may send one, so this proves nothing; but it hints that the gateway knows an <see cref="PaymentStatus.Unknown"/> payment. Null: none did.</summary>
    public DateTimeOffset? CalledBackAt => Row.CalledBackAt is { } at ? Instant(at) : null;

    /// <summary>Paid after the shopper had been told that it was not, or after a newer attempt took its place: stock may have gone meanwhile.</summary>
    public bool IsLate => Row is { PaidAt: not null } and ({ EndedAt: not null } or { SupersededAt: not null });

    /// <summary>A second payment for a reference that was paid before: nothing is fulfilled, the money is to be returned.</summary>
    public bool IsDuplicate => Row.DuplicateAt is not null;

    /// <summary>The gateway said "not completed" after it had said "completed". The payment stays paid; a person should ask the gateway.</summary>
    public bool IsContradicted => Row.ContradictedAt is not null;

    internal PaymentRow Row { get; private set; }

    internal PaymentRow Stored { get; }

    internal Secret? Token => Row.Token is { } token ? new Secret(token) : null;

    internal bool IsWatched => Status is PaymentStatus.Pending or PaymentStatus.NotCompleted or PaymentStatus.Expired;

    /// Nothing more may be asked for this purchase.
    internal bool IsSettled => Status is PaymentStatus.Paid or PaymentStatus.Review or PaymentStatus.Unknown;

    /// A newer attempt took its place.
    internal bool IsReplaced => Row.SupersededAt is not null;

    /// Why it needs a person, whatever became of its order. Null: it does not, or somebody has dealt with it.
    internal PaymentConcernKind? Concern => this switch
    {
        { Status: PaymentStatus.Unknown } => PaymentConcernKind.Unknown,
        { Status: PaymentStatus.Review } => PaymentConcernKind.Disagreement,
        { Row.SettledAt: not null } => null,
        { IsDuplicate: true } => PaymentConcernKind.Duplicate,
        { IsContradicted: true } => PaymentConcernKind.Contradicted,
        // A page that was never shown nobody can have paid, whoever calls back.
        { Method: PaymentMethods.Hosted } => null,
        { Status: PaymentStatus.Refused, CalledBackAt: not null } => PaymentConcernKind.CalledBack,
        { Status: PaymentStatus.Abandoned } when Row.CalledBackAt >= Row.ChangedAt => PaymentConcernKind.CalledBack,
        _ => null,
    };

    internal bool IsOpen => Status is PaymentStatus.Sending or PaymentStatus.Pending && Row.SupersededAt is null;

    internal static Payment Begin(PayRequest request, DateTimeOffset now, TimeSpan sendLease) => new(new PaymentRow
    {
        Id = CheckoutId.New(),
        Reference = request.Cart.Reference,
        Fingerprint = request.Fingerprint,
        Status = nameof(PaymentStatus.Sending),
        Version = 1,
        Amount = request.Cart.Total.Amount,
        Cart = JsonSerializer.Serialize(request.Cart with { Payer = null }),
        Payer = JsonSerializer.Serialize(request.Payer),
        Method = request.Way.Method.ToString(),
        Operator = request.Way.Operator?.Name,
        Phone = request.Way.Phone?.ToString(),
        CreatedAt = now.ToUnixTimeMilliseconds(),
        ChangedAt = now.ToUnixTimeMilliseconds(),
        DueAt = (now + sendLease).ToUnixTimeMilliseconds(),
        NotBefore = (now + sendLease).ToUnixTimeMilliseconds(),
    });

    internal PaymentEvent Begun() => new(Id, Row.Version, "", Row.Status, "the shopper pressed Pay", null, Row.CreatedAt);

    internal PaymentEvent Issue(Secret token, Uri? page, DateTimeOffset now)
    {
        Keep(token, page);
        return Move(PaymentStatus.Pending, "the gateway made the invoice", null, now);
    }

    /// The answer to the create came after the payment had been given up, and perhaps after a person had decided: that stays, but what comes by it is looked for.
    internal PaymentEvent IssueLate(Secret token, Uri? page, DateTimeOffset now)
    {
        Keep(token, page);
        LookAgainAt(now, now);
        return Status switch
        {
            PaymentStatus.Unknown => Move(PaymentStatus.Pending, "the gateway made the invoice", null, now),
            // The purchase may be open anew: this one is only watched for late money.
            PaymentStatus.Abandoned => Expire(now, "the gateway's answer came after a person had released it"),
            _ => Note("the gateway's answer came after a person had decided", null, now),
        };
    }

    internal PaymentEvent Refuse(string? subCode, DateTimeOffset now) =>
        Close(PaymentStatus.Refused, $"the gateway refused the invoice (sub-code {subCode ?? "none"})", now);

    /// A page that was never shown can't be paid. But a prompt may be on a phone.
    internal PaymentEvent GiveUp(string why, DateTimeOffset now) => Close(Method == PaymentMethods.Hosted ? PaymentStatus.Abandoned : PaymentStatus.Unknown, why, now);

    internal PaymentEvent Abandon(string why, DateTimeOffset now) => Close(PaymentStatus.Abandoned, why, now);

    internal PaymentEvent Expire(DateTimeOffset now, string why = "no outcome in the time it is watched")
    {
        CrashPoint.Reach("expire.before-save");
        Row = Row with { EndedAt = Row.EndedAt ?? now.ToUnixTimeMilliseconds() };
        return Move(PaymentStatus.Expired, why, null, now);
    }

    /// What one answer of the gateway means, in this order; null means that it changes nothing:
    /// 1. an end, or a payment that a person holds, is not touched;
    /// 2. "pending" and everything unknown is no information;
    /// 3. "not completed" ends a pending payment softly, and on a paid one is only flagged;
    /// 4. "completed" counts if amount, id, currency and token are ours to the letter, else a person looks.
    internal PaymentEvent? Confirm(InvoiceConfirmation answer, DateTimeOffset now) => (Status, answer.Status) switch
    {
        (PaymentStatus.Sending or PaymentStatus.Refused or PaymentStatus.Abandoned or PaymentStatus.Unknown or PaymentStatus.Review or PaymentStatus.Rejected, _) => null,
        (PaymentStatus.Pending, InvoiceStatus.NotCompleted) => NotComplete(answer, now),
        (PaymentStatus.Paid, InvoiceStatus.NotCompleted) => Contradict(answer, now),
        (not PaymentStatus.Paid, InvoiceStatus.Completed) => Disagreement(answer) is { } why ? Hold(why, answer.EvidenceDigest, now) : Pay(answer, now),
        _ => null,
    };

    internal PaymentEvent Hold(string why, string evidence, DateTimeOffset now)
    {
        Row = Row with { DueAt = null };
        return Move(PaymentStatus.Review, why, evidence, now);
    }

    /// A person has looked, and takes what came for what was asked.
    internal PaymentEvent Accept(string why, DateTimeOffset now)
    {
        Row = Row with { PaidAt = now.ToUnixTimeMilliseconds(), DueAt = null };
        return Move(PaymentStatus.Paid, why, null, now);
    }

    internal PaymentEvent Reject(string why, DateTimeOffset now) => Close(PaymentStatus.Rejected, why, now);

    /// A person has dealt with what was wrong about it.
    internal PaymentEvent Settle(string why, DateTimeOffset now)
    {
        Row = Row with { SettledAt = now.ToUnixTimeMilliseconds() };
        return Note(why, null, now);
    }

    /// A line in the journal; the payment stays where it is.
    internal PaymentEvent Note(string what, string? evidence, DateTimeOffset now) => Move(Status, what, evidence, now);

    /// Null: not by itself. Never before the spacing is over.
    internal void LookAgainAt(DateTimeOffset? dueAt, DateTimeOffset notBefore) =>
        Row = Row with { DueAt = (dueAt < notBefore ? notBefore : dueAt)?.ToUnixTimeMilliseconds(), NotBefore = notBefore.ToUnixTimeMilliseconds() };

    /// Counts the looks in a row to which the gateway said nothing.
    internal void Heard(bool anything) => Row = Row with { Misses = anything ? 0 : Row.Misses + 1 };

    /// As another press may have done meanwhile. Null: none did.
    internal void FoundReplaced(long? at) => Row = Row with { SupersededAt = at };

    internal void IsSecondMoney() => Row = Row with { DuplicateAt = Row.ChangedAt };

    internal static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Keep(Secret token, Uri? page) => Row = Row with { Token = token.Reveal(), TokenHash = Digest(token.Reveal()), PaymentPage = page?.AbsoluteUri };

    private PaymentEvent Pay(InvoiceConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { PaidAt = now.ToUnixTimeMilliseconds(), RequestId = answer.RequestId, DueAt = null };
        return Move(PaymentStatus.Paid, "the gateway confirmed it", answer.EvidenceDigest, now);
    }

    private PaymentEvent NotComplete(InvoiceConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { EndedAt = Row.EndedAt ?? now.ToUnixTimeMilliseconds() };
        return Move(PaymentStatus.NotCompleted, "the gateway said not completed", answer.EvidenceDigest, now);
    }

    private PaymentEvent? Contradict(InvoiceConfirmation answer, DateTimeOffset now)
    {
        if (IsContradicted)
        {
            return null;
        }

        Row = Row with { ContradictedAt = now.ToUnixTimeMilliseconds(), SettledAt = null };
        return Move(PaymentStatus.Paid, "the gateway contradicted its own confirmation", answer.EvidenceDigest, now);
    }

    private string? Disagreement(InvoiceConfirmation answer) => answer switch
    {
        { AmountXof: null } or { MontantXof: null } => "the confirmed amount is missing or unreadable",
        _ when answer.AmountXof != Row.Amount || answer.MontantXof != Row.Amount => string.Create(CultureInfo.InvariantCulture,
            $"the confirmed amount is {answer.AmountXof} and {answer.MontantXof} XOF, not {Row.Amount}"),
        { Currency: not (null or "XOF") } => "the confirmed currency is not XOF",
        _ when (answer.TransactionId ?? answer.ExternalId) != Row.Id => "the confirmed transaction is not ours",
        { Token: { } token } when !token.Equals(Token) => "the confirmation names another invoice",
        _ => null,
    };

    private PaymentEvent Close(PaymentStatus status, string why, DateTimeOffset now)
    {
        Row = Row with { DueAt = null };
        return Move(status, why, null, now);
    }

    private PaymentEvent Move(PaymentStatus to, string why, string? evidence, DateTimeOffset now)
    {
        var from = Row.Status;
        var at = now.ToUnixTimeMilliseconds();
        Row = Row with { Status = to.ToString(), Version = Row.Version + 1, ChangedAt = at };
        return new(Id, Row.Version, from, Row.Status, why, evidence, at);
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
