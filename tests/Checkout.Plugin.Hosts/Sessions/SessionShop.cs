namespace Checkout.Plugin.Hosts.Sessions;

// A shop of controllers and views with the basket in the session.
internal sealed class SessionShop : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddControllersWithViews().OfShop("Sessions");
        builder.Services.AddDistributedMemoryCache().AddSession().AddSingleton<OrderBook>();
    }

    public void Embed(CheckoutBuilder checkout) => checkout
        .AddCartSource<SessionCarts>().AddFulfillmentHandler<OrderRecorder>().AddShopperReturnHandler<RemovesWhatWasPaid>();

    public void Use(WebApplication app)
    {
        app.UseRouting();
        app.UseSession();
        app.MapDefaultControllerRoute();
    }
}
