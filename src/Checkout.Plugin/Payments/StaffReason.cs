namespace LigdiCash.Checkout.Payments;

internal sealed record StaffReason(StaffMember Who, string Why)
{
    private const int MaxReasonLength = 255;

    public static StaffReason Of(StaffMember who, string why)
    {
        ArgumentNullException.ThrowIfNull(who);
        return why?.Trim() is { Length: > 0 and <= MaxReasonLength } reason && !reason.Any(char.IsControl)
            ? new(who, reason)
            : throw new ArgumentException($"A reason must have 1 to {MaxReasonLength} characters and no control characters.", nameof(why));
    }

    public override string ToString() => $"by {Who.Name}: {Why}";
}
