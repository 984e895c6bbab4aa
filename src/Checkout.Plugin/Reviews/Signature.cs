namespace Checkout.Plugin;

/// Who decided, and why: kept in a journal, so neither empty nor endless.
internal sealed record Signature(string Who, string Why)
{
    private const int LongestName = 100;
    private const int LongestReason = 255;

    public static Signature Of(string who, string why) => new(Name(who), Reason(why));

    public static string Name(string who) => Trimmed(who, LongestName) ?? throw new ArgumentException($"The name of a person must have 1 to {LongestName} characters and no control characters.", nameof(who));

    public static string Reason(string why) => Trimmed(why, LongestReason) ?? throw new ArgumentException($"The reason given must have 1 to {LongestReason} characters and no control characters.", nameof(why));

    public override string ToString() => $"by {Who}: {Why}";

    private static string? Trimmed(string? text, int longest) =>
        text?.Trim() is { Length: > 0 } trimmed && trimmed.Length <= longest && !trimmed.Any(char.IsControl) ? trimmed : null;
}
