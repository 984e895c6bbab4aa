namespace Checkout.Plugin.Benchmarks;

// Every shopper buys the same two articles under a new reference.
internal sealed class FixedCarts : ICartSource
{
    private static readonly CheckoutLine[] Lines =
        [new("Tissu Faso Dan Fani", 2, Money.Xof(7_500), "faso-2"), new("Beurre de karité", 1, Money.Xof(2_500), "karite-1")];

    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(request.Reference is { } reference ? new CheckoutCart(reference, Lines, Money.Xof(17_500)) : null);
}
