namespace Checkout.Plugin;

/// <summary>What is bought and what it comes to.</summary>
/// <param name="Cart">The cart.</param>
/// <param name="Total">The key of the words for the sum.</param>
public sealed record LinesView(CheckoutCart Cart, string Total);
