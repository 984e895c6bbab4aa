namespace LigdiCash.Checkout.Carts;

internal static class CartData
{
    private const int MaxLabelLength = 64;
    private const int MaxEntries = 20;
    private const int MaxKeyLength = 64;
    private const int MaxValueLength = 500;

    public static IReadOnlyDictionary<string, string> Checked(IReadOnlyDictionary<string, string> data)
    {
        if (data.Count > MaxEntries)
        {
            throw new ArgumentException($"CheckoutCart.Data has {data.Count} entries: use at most {MaxEntries}.", nameof(data));
        }

        foreach (var (key, value) in data)
        {
            Check(key, value);
        }

        return data;
    }

    public static string? CheckedLabel(string? label) => label is null || (IsText(label, MaxLabelLength) && label.Trim().Length > 0)
        ? label : throw new ArgumentException($"CheckoutCart.Label must have 1 to {MaxLabelLength} characters, or be null.", nameof(label));

    // The value may be personal, so the message names the key only.
    private static void Check(string key, string value)
    {
        if (!IsText(key, MaxKeyLength) || key.Length == 0 || !IsText(value, MaxValueLength))
        {
            throw new ArgumentException($"CheckoutCart.Data: the entry \"{key}\" must have a key of 1 to {MaxKeyLength} characters and "
                + $"a value of at most {MaxValueLength}, without NUL characters.", nameof(value));
        }
    }

    // PostgreSQL refuses the NUL character.
    private static bool IsText(string? text, int maxLength) => text?.Length <= maxLength && !text.Contains('\0', StringComparison.Ordinal);
}
