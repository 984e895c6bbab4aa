using System.Globalization;
using System.Security.Cryptography;

namespace LigdiCash.Emulator;

internal sealed class Invoice(long number, string token, string origin, InvoiceOrder order, Script script, DateTimeOffset createdAt)
{
    public const string Pending = "pending";
    public const string Completed = "completed";
    public const string NotCompleted = "notcompleted";

    private Settlement? _settlement;

    public string Token => token;

    public string CallbackToken { get; init; } = "";

    public string Page => $"{origin}{PaymentPageRoutes.PathOf(this)}";

    public string Portal => $"{origin}{PaymentPageRoutes.PortalOf(this)}";

    // The algorithm is undocumented; only the format is known.
    public string Hash { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    public InvoiceOrder Order => order;

    public Script Script => script;

    public CallbackSubject Subject => new(order.CallbackUrl, RequestId, order.TransactionId, order.Amount, token);

    public DateTimeOffset CreatedAt => createdAt;

    public Settlement? Settlement => Volatile.Read(ref _settlement);

    public string Status => Settlement?.Status ?? Pending;

    public string RequestId { get; } = string.Create(CultureInfo.InvariantCulture, $"P{number:D9}{createdAt.Year:D4}");

    // Unix seconds and PHP's uniqid() of the same instant, as in both documented examples.
    public string LogFile { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{createdAt:yyyyMMddHHmmss}{createdAt.ToUnixTimeSeconds():x8}{createdAt.Millisecond * 1000 + createdAt.Microsecond:x5}");

    public bool TrySettle(Settlement outcome) => Interlocked.CompareExchange(ref _settlement, outcome, null) is null;
}

internal sealed record Settlement(string Status, Operator Operator, string Customer);
