using System.Globalization;
using System.Security.Cryptography;
using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

internal sealed class Payout(long number, string token, PayoutOrder order, PaymentScenario scenario, DateTimeOffset createdAt)
{
    private string? _final;

    public string Reference { get; } = number.ToString(CultureInfo.InvariantCulture);

    public string Token => token;

    public PayoutOrder Order => order;

    public PaymentScenario Scenario => scenario;

    public DateTimeOffset CreatedAt => createdAt;

    public string OwnId { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string Status => Volatile.Read(ref _final) ?? PaymentStatus.Pending;

    public string Name => order.TransactionId ?? Reference;

    public CallbackSubject Subject => new(order.CallbackUrl, Reference, order.TransactionId, order.Amount, token);

    public void Describe(LedgerNote note)
    {
        note.TransactionId = order.TransactionId;
        note.Amount = order.Amount;
        note.Token = token;
        note.Scenario = scenario.Current?.Name;
    }

    public bool TryEnd(string status) => Interlocked.CompareExchange(ref _final, status, null) is null;
}

internal sealed record PayoutOrder(string Customer, long Amount, Operator Operator, bool ToWallet, int? TopUpWallet, string CallbackUrl,
    string? TransactionId)
{
    public string OperatorName => ToWallet ? $"LigdiCash {Operator.WireName}" : Operator.WireName;
}
