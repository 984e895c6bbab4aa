namespace LigdiCash.Checkout;

/// <summary>A problem with a press of Pay.</summary>
/// <param name="Text">The text for the shopper.</param>
/// <param name="Field">The name of the form field. Null: the problem concerns the cart or several fields.</param>
public sealed record Problem(string Text, string? Field = null)
{
    internal static Problem Of(string key, CheckoutTexts texts) =>
        new(texts[key], key.StartsWith("method.code", StringComparison.Ordinal) ? "otp" : null);
}
