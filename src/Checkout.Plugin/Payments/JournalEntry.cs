namespace LigdiCash.Checkout.Payments;

// One step of a payment or a payout, as the journal keeps it. Evidence is the digest of the gateway's answer.
// Staff is null if no person caused the step.
internal sealed record JournalEntry(
    string Id, long Version, string FromStatus, string ToStatus, string Reason, string? Evidence, long At, StaffMember? Staff = null)
{
    // The key of the text that a shopper reads after a failed create, so that a replay on any node shows the same one.
    public string? ShopperText { get; init; }

    // A decision that waits for a second person, and who made it.
    public string? Decision { get; init; }
}
