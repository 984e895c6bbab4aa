namespace LigdiCash.Checkout.Payments;

// The columns of checkout_payout. Times are Unix milliseconds, UTC.
internal sealed record PayoutRow : CheckRow
{
    public string? PaymentId { get; init; }
    public string Recipient { get; init; } = "";
    public string RecipientHash { get; init; } = "";
    public string RecipientEnds { get; init; } = "";
    public string Reason { get; init; } = "";
    public string Explanation { get; init; } = "";
    public string DraftedBy { get; init; } = "";
    public string DraftedByName { get; init; } = "";
    public string? ApprovedBy { get; init; }
    public string? ApprovedByName { get; init; }
    public string? ApprovedFingerprint { get; init; }
    public string? Operator { get; init; }
    public long? SentAt { get; init; }
    public long? CompletedAt { get; init; }
}
