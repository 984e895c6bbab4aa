namespace LigdiCash.Checkout.Payments;

// One row of checkout_payment, column by column; times are Unix milliseconds, UTC.
internal sealed record PaymentRow : CheckRow
{
    public string Reference { get; init; } = "";
    public string Fingerprint { get; init; } = "";
    public long? ConfirmedAmount { get; init; }
    public string Cart { get; init; } = "";
    public string Language { get; init; } = "";
    public string Payer { get; init; } = "";
    public string? Operator { get; init; }
    public string? Phone { get; init; }
    public string? Browser { get; init; }
    public string? PaymentPage { get; init; }
    public string? RequestId { get; init; }
    public long Refusals { get; init; }
    public long? RefusedAt { get; init; }
    public long? ReturnedAt { get; init; }
    public long? EndedAt { get; init; }
    public long? NothingChargedAt { get; init; }
    public long? PaidAt { get; init; }
    public long? SupersededAt { get; init; }
    public long? DuplicateAt { get; init; }
    public long? SettledAt { get; init; }
}
