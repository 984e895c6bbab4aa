namespace LigdiCash.Checkout.Payments;

internal sealed record StaffReason(StaffMember Staff, string Reason)
{
    private const int MaxReasonLength = 255;

    public static StaffReason Of(StaffMember staff, string reason)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return reason?.Trim() is { Length: > 0 and <= MaxReasonLength } trimmed && !trimmed.Any(char.IsControl)
            ? new(staff, trimmed)
            : throw new ArgumentException(
                $"A reason must have 1 to {MaxReasonLength} characters and no control characters.", nameof(reason));
    }

    public override string ToString() => $"by {Staff.Name}: {Reason}";
}
