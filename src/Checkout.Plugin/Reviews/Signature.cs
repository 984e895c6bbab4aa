namespace Checkout.Plugin;

// Who decided, and why: kept in a journal, so neither empty nor endless.
internal sealed record Signature(StaffMember Who, string Why)
{
    private const int MaxReasonLength = 255;

    public static Signature Of(StaffMember who, string why)
    {
        ArgumentNullException.ThrowIfNull(who);
        return new(who, Reason(why));
    }

    public static string Reason(string why) => Trimmed(why, MaxReasonLength) ?? throw new ArgumentException($"The reason given must have 1 to {MaxReasonLength} characters and no control characters.", nameof(why));

    public override string ToString() => $"by {Who.Name}: {Why}";

    private static string? Trimmed(string? text, int longest) =>
        text?.Trim() is { Length: > 0 } trimmed && trimmed.Length <= longest && !trimmed.Any(char.IsControl) ? trimmed : null;
}
