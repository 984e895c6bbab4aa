namespace LigdiCash.Checkout.Payments;

// One journal entry of a payment. The evidence is the digest of the gateway's answer.
internal sealed record PaymentEvent(
    string PaymentId, long Version, string FromStatus, string ToStatus, string Reason, string? Evidence, long At, StaffMember? Who = null);
