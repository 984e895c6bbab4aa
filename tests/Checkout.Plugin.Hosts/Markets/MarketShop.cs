namespace Checkout.Plugin.Hosts.Markets;

// A shop with an area, and with its own CheckoutController and /Views/Checkout.
internal sealed class MarketShop : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddControllersWithViews().OfShop("Markets");
        builder.Services.AddSingleton<Reservations>().AddSingleton<OrderBook>();
    }

    public void Embed(CheckoutBuilder checkout) => checkout.AddCartSource<ReservedCarts>().AddFulfillmentHandler<OrderRecorder>();

    public void Use(WebApplication app)
    {
        app.UseRouting();
        app.MapControllerRoute("areas", "{area:exists}/{controller=Stall}/{action=Index}/{id?}");
        app.MapDefaultControllerRoute();
    }
}
