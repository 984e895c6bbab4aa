using System.Globalization;
using System.Security.Cryptography;

namespace LigdiCash.Emulator;

internal sealed class Payout(long number, string token, PayoutOrder order, Script script, DateTimeOffset createdAt)
{
    private string? _final;

    public string Reference { get; } = number.ToString(CultureInfo.InvariantCulture);

    public string Token => token;

    public PayoutOrder Order => order;

    public Script Script => script;

    public DateTimeOffset CreatedAt => createdAt;

    public string OwnId { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string Status => Volatile.Read(ref _final) ?? Invoice.Pending;

    public string Name => order.TransactionId ?? Reference;

    public CallbackSubject Subject => new(order.CallbackUrl, Reference, order.TransactionId, order.Amount, token);

    public bool TryEnd(string status) => Interlocked.CompareExchange(ref _final, status, null) is null;
}

internal sealed record PayoutOrder(string Customer, long Amount, Operator Operator, bool ToWallet, int? TopUpWallet, string CallbackUrl,
    string? TransactionId)
{
    public string OperatorName => ToWallet ? $"LigdiCash {Operator.WireName}" : Operator.WireName;
}
