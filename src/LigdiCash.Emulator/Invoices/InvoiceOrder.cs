using LigdiCash.Emulator.Operators;

namespace LigdiCash.Emulator.Invoices;

internal sealed record InvoiceOrder
{
    public required long Amount { get; init; }

    public required string Description { get; init; }

    public required string StoreName { get; init; }

    public required string Customer { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Email { get; init; }

    public required string ReturnUrl { get; init; }

    public required string CancelUrl { get; init; }

    public required string CallbackUrl { get; init; }

    public required IReadOnlyList<OrderedItem> Items { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> CustomData { get; init; }

    public Operator? Operator { get; init; }

    public string? TransactionId { get; init; }

    // Only a warning: the gateway accepted a documented sample whose sum is wrong.
    public string? Warning => Items.FirstOrDefault(item => item.TotalPrice != item.Quantity * item.UnitPrice) is { } item
        ? $"total_price of '{item.Name}' is not unit_price × quantity"
        : null;

    // A customer number in a hosted payin limits the page to its operator, or to its country if the operator is unknown.
    public IReadOnlyList<Operator> OfferedOperators => Operator is { } only ? [only] : [.. OperatorTable.All.Where(IsOffered)];

    // Every key with "id" in its name, also "paid": developers.ligdicash.com/en/payment-api/callback/parse-custom-data.
    public string ExternalId =>
        string.Join(';', CustomData.Where(entry => entry.Key.Contains("id", StringComparison.Ordinal)).Select(entry => entry.Value));

    private bool IsOffered(Operator candidate) =>
        Amount >= candidate.Min && (candidate.ServesAllCountries || ServesCustomer(candidate));

    private bool ServesCustomer(Operator candidate) => OperatorTable.Of(Customer) is { } own
        ? candidate == own
        : Customer.Length == 0 || Customer.StartsWith(candidate.CallingCode, StringComparison.Ordinal);
}

internal sealed record OrderedItem(string Name, string Description, long Quantity, long UnitPrice, long TotalPrice);
