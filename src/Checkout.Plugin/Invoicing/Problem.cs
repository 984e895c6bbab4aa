namespace Checkout.Plugin;

/// <summary>What is wrong with a press of Pay.</summary>
/// <param name="Text">In the shopper's words.</param>
/// <param name="Field">The name of the form's field that it is about. Null: the cart, or no field alone.</param>
public sealed record Problem(string Text, string? Field = null);
