namespace Checkout.Plugin.Hosts.RazorPages;

// A shop of Razor Pages with the basket in a cookie. It serves no files and answers unknown addresses with its own page.
internal sealed class PagesShop : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages().OfShop("RazorPages");
        builder.Services.AddSingleton<OrderBook>();
    }

    public void Embed(CheckoutBuilder checkout) =>
        checkout.AddCartSource<CookieCarts>().AddFulfillmentHandler<OrderRecorder>().AddShopperReturnHandler<RemovesWhatWasPaid>();

    public void Use(WebApplication app)
    {
        app.MapRazorPages();
        app.MapFallback(
            "{**address}", () => Results.Content("<h1>Rien ici</h1>", "text/html", contentEncoding: null, StatusCodes.Status404NotFound));
    }
}
