using System.Globalization;
using System.Security.Cryptography;
using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal sealed class Invoice(
    long number, string token, string origin, InvoiceOrder order, PaymentScenario scenario, DateTimeOffset createdAt)
{
    private Settlement? _settlement;

    public string Token => token;

    public string CallbackToken { get; init; } = "";

    public string PagePath => $"/pay/invoice/{token}";

    public string Page => $"{origin}{PagePath}";

    public string Portal => $"{origin}/pay/portal/{token}";

    // The algorithm is undocumented; only the format is known.
    public string Hash { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    public InvoiceOrder Order => order;

    public PaymentScenario Scenario => scenario;

    public CallbackSubject Subject => new(order.CallbackUrl, RequestId, order.TransactionId, order.Amount, token);

    public DateTimeOffset CreatedAt => createdAt;

    public Settlement? Settlement => Volatile.Read(ref _settlement);

    public string Status => Settlement?.Status ?? PaymentStatus.Pending;

    public string RequestId { get; } = string.Create(CultureInfo.InvariantCulture, $"P{number:D9}{createdAt.Year:D4}");

    // Unix seconds and PHP's uniqid() of the same instant, as in both documented examples.
    public string LogFile { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{createdAt:yyyyMMddHHmmss}{createdAt.ToUnixTimeSeconds():x8}{createdAt.Millisecond * 1000 + createdAt.Microsecond:x5}");

    public void Describe(LedgerNote note)
    {
        note.TransactionId = order.TransactionId;
        note.Amount = order.Amount;
        note.Token = token;
        note.Scenario = scenario.Current?.Name;
    }

    public bool TrySettle(Settlement outcome) => Interlocked.CompareExchange(ref _settlement, outcome, null) is null;
}

internal sealed record Settlement(string Status, Operator Operator, string Customer);
