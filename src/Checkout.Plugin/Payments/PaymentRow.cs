namespace LigdiCash.Checkout.Payments;

// One row of checkout_payment, column by column; times are Unix milliseconds, UTC.
internal sealed record PaymentRow
{
    public string Id { get; init; } = "";
    public string Reference { get; init; } = "";
    public string Fingerprint { get; init; } = "";
    public string Status { get; init; } = "";
    public long Version { get; init; }
    public long Amount { get; init; }
    public long? ConfirmedAmount { get; init; }
    public string Cart { get; init; } = "";
    public string Language { get; init; } = "";
    public string Payer { get; init; } = "";
    public string Method { get; init; } = "";
    public string? Operator { get; init; }
    public string? Phone { get; init; }
    public string? Browser { get; init; }
    public string? Token { get; init; }
    public string? TokenHash { get; init; }
    public string? PaymentPage { get; init; }
    public string? RequestId { get; init; }
    public long CreatedAt { get; init; }
    public long ChangedAt { get; init; }
    public long? DueAt { get; init; }
    public long NotBefore { get; init; }
    public long Checks { get; init; }
    public long ChecksPending { get; init; }
    public long UnansweredChecks { get; init; }
    public long Refusals { get; init; }
    public long? RefusedAt { get; init; }
    public long? ReturnedAt { get; init; }
    public long? CalledBackAt { get; init; }
    public long? EndedAt { get; init; }
    public long? NothingChargedAt { get; init; }
    public long? PaidAt { get; init; }
    public long? SupersededAt { get; init; }
    public long? DuplicateAt { get; init; }
    public long? ContradictedAt { get; init; }
    public long? SettledAt { get; init; }
    public long? PersonalDataRemovedAt { get; init; }
}
