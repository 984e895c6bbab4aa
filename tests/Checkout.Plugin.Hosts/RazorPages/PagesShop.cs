namespace Checkout.Plugin.Hosts.RazorPages;

// A shop of Razor Pages, and nothing of MVC's but what the checkout brings; the basket in a cookie. It serves no file, and answers every
// address that is nobody's with a page of its own.
internal sealed class PagesShop : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages().OfShop("RazorPages");
        builder.Services.AddSingleton<OrderBook>();
    }

    public void Embed(CheckoutBuilder checkout) =>
        checkout.AddCartSource<CookieCarts>().AddFulfillmentHandler<HandOver>().AddShopperReturnHandler<RemovesWhatWasPaid>();

    public void Use(WebApplication app)
    {
        app.MapRazorPages();
        app.MapFallback(
            "{**address}", () => Results.Content("<h1>Rien ici</h1>", "text/html", contentEncoding: null, StatusCodes.Status404NotFound));
    }
}
