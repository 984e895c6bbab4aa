namespace Checkout.Plugin;

/// <summary>What is wrong with a press of Pay.</summary>
/// <param name="Text">In the shopper's words.</param>
/// <param name="Field">The name of the form's field that it is about. Null: the cart, or no field alone.</param>
public sealed record Problem(string Text, string? Field = null)
{
    // What the gateway found wrong; of the form it has seen the code alone.
    internal static Problem Of(string key, CheckoutTexts texts) => new(texts[key], key.StartsWith("way.code", StringComparison.Ordinal) ? "otp" : null);
}
