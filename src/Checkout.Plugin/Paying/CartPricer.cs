namespace LigdiCash.Checkout.Paying;

// Cart is null if nothing can be paid; Page says why. PaidBefore paid the shop's reference with another content.
internal sealed record PricedCart(CheckoutCart? Cart, CheckoutPayment? PaidBefore = null, string Page = PricedCart.Empty)
{
    public const string Empty = "empty";
}

// Gets the cart from the shop. If its reference is already paid with another content, asks for the unpaid remainder.
internal sealed class CartPricer(ICartSource source, PaymentStore payments, BrowserCookie browsers)
{
    private const int MaxPaidPayments = 10;

    public async Task<PricedCart> GetCartAsync(string? reference, HttpContext context, params IReadOnlyList<CheckoutPayment> paid)
    {
        if (reference is not null && !CheckoutId.IsReference(reference))
        {
            return new(null);
        }

        var request = new CartRequest(reference, context) { PaidPayments = paid };
        var cart = await source.GetCartAsync(request, context.RequestAborted);
        return cart is { Lines.Count: > 0 } ? new(cart.Merged()) : new(null, Page: cart?.PageInstead ?? PricedCart.Empty);
    }

    public async Task<PricedCart> PriceAsync(string? reference, HttpContext context)
    {
        List<CheckoutPayment> paid = [];
        var (cart, _, page) = await GetCartAsync(reference, context);
        if (cart is null && await PaidBeforeAsync(reference, context) is { } before)
        {
            cart = await PriceRemainderAsync(reference, paid, before, context);
        }

        while (cart is not null && paid.TrueForAll(payment => !payment.IsFor(cart)) && paid.Count < MaxPaidPayments)
        {
            if (await PaidWithOtherContentAsync(cart, context.RequestAborted) is not { } payment)
            {
                return new(cart, paid.LastOrDefault());
            }

            cart = await PriceRemainderAsync(reference, paid, payment, context);
        }

        return new(null, paid.LastOrDefault(), page);
    }

    // A shop may drop the cart once it is paid. Only the browser that paid it gets the payment.
    public async Task<CheckoutPayment?> PaidBeforeAsync(string? reference, HttpContext context) =>
        reference is not null && CheckoutId.IsReference(reference) && browsers.DigestOf(context) is { } browser
            && await payments.FindByReferenceAsync(reference, context.RequestAborted) is { Status: CheckoutPaymentStatus.Paid } payment
            && payment.IsOf(browser) ? payment : null;

    public async Task<CheckoutPayment?> PaidWithOtherContentAsync(CheckoutCart cart, CancellationToken cancellationToken) =>
        CheckoutId.IsReference(cart.Reference) && await payments.FindByReferenceAsync(cart.Reference, cancellationToken) is { } payment
            && payment.PaidOtherThan(CartFingerprint.Of(cart)) ? payment : null;

    // Retention deletes the payment's cart, and the remainder cannot be computed without it.
    private async Task<CheckoutCart?> PriceRemainderAsync(
        string? reference, List<CheckoutPayment> paid, CheckoutPayment payment, HttpContext context)
    {
        paid.Add(payment);
        return payment.IsPersonalDataRemoved ? null : (await GetCartAsync(reference, context, [.. paid])).Cart;
    }
}
