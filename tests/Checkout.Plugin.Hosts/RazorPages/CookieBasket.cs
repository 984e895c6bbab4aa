namespace Checkout.Plugin.Hosts.RazorPages;

public static class CookieBasket
{
    private const string Name = "basket";

    public static Basket Basket(this HttpRequest request) =>
        request.Cookies[Name]?.Split('.') is [var id, .. var skus]
            ? skus.Aggregate(new Basket(id, []), (basket, sku) => basket.With(sku))
            : Hosts.Basket.Empty;

    public static void Keep(this HttpResponse response, Basket basket) =>
        response.Cookies.Append(Name, string.Join('.', [basket.Id, .. basket.Skus]));
}

internal sealed class CookieCarts : ICartSource
{
    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken)
    {
        var basket = request.HttpContext.Request.Basket();
        if (request.PaidPayments.Count == 0)
        {
            return new((request.Reference ?? basket.Id) == basket.Id ? basket.Priced() : null);
        }

        var rest = basket.Less(request.PaidPayments);
        request.HttpContext.Response.Keep(rest);
        return new(rest.Priced());
    }
}

internal sealed class RemovesWhatWasPaid : IShopperReturnHandler
{
    public Task ReturnedAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Keep(context.Request.Basket().Less([payment]));
        return Task.CompletedTask;
    }
}
