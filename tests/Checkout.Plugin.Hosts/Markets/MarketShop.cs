namespace Checkout.Plugin.Hosts.Markets;

// A shop with an area for its market, and with a CheckoutController and /Views/Checkout of its own, which have nothing to do with ours.
internal sealed class MarketShop : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddControllersWithViews().OfShop("Markets");
        builder.Services.AddSingleton<Reservations>().AddSingleton<OrderBook>();
    }

    public void Embed(CheckoutBuilder checkout) => checkout.AddCartSource<ReservedCarts>().AddFulfillmentHandler<HandOver>();

    public void Use(WebApplication app)
    {
        app.UseRouting();
        app.MapControllerRoute("areas", "{area:exists}/{controller=Stall}/{action=Index}/{id?}");
        app.MapDefaultControllerRoute();
    }
}
