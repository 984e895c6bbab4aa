namespace LigdiCash.Checkout;

/// <summary>The lines and the total of a cart.</summary>
/// <param name="Cart">The cart.</param>
/// <param name="Total">The text key of the total's label.</param>
public sealed record LinesView(CheckoutCart Cart, string Total);
