namespace LigdiCash.Checkout.Security;

// Ids and keys are 128 random bits in lower-case hexadecimal. Input is checked by alphabet and length before any query.
internal static class CheckoutId
{
    public const int Length = 32;
    private const int MaxReferenceLength = 64;

    public static string New() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    public static bool IsId(string? text) => text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);

    // A gateway may append parameters to an address that has none, such as "&status=…". Otherwise the whole text.
    public static string WithoutParameters(string text) => text.Length > Length && text[Length] is ('&' or '?') ? text[..Length] : text;

    public static bool IsReference(string? text) =>
        text is { Length: > 0 and <= MaxReferenceLength }
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '-');

    // For the shop's own code. Null: the shopper's current cart.
    public static string? Checked(string? reference) => reference is null || IsReference(reference)
        ? reference
        : throw new ArgumentException(
            $"\"{reference}\" is no reference of a cart: use 1 to {MaxReferenceLength} of A-Z a-z 0-9 . _ : -.", nameof(reference));

    // The texts of one GUID, with dashes or not and in any case, are one purchase. The shop gets its own text back.
    public static string CanonicalReference(string text) =>
        Guid.TryParseExact(text, "D", out var id) || Guid.TryParseExact(text, "N", out id) ? id.ToString("N") : text;
}
