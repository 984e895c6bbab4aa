namespace Checkout.Plugin;

// One step of a payment, for the journal: from, to, why, the digest of the answer that was the evidence, and which of the staff decided it.
internal sealed record PaymentEvent(string PaymentId, long Version, string FromStatus, string ToStatus, string Reason, string? Evidence, long At, StaffMember? Who = null);
