using Checkout.Plugin.Hosts.Sessions;

namespace Checkout.Plugin.Hosts.Legacy;

// The shop with sessions, from before endpoint routing.
internal sealed class LegacyShop(Action<IApplicationBuilder> routes) : IShopProgram
{
    private readonly SessionShop _shop = new();

    public void AddServices(WebApplicationBuilder builder)
    {
        _shop.AddServices(builder);
        builder.Services.AddMvc(mvc => mvc.EnableEndpointRouting = false);
    }

    public void Embed(CheckoutBuilder checkout) => _shop.Embed(checkout);

    public void Use(WebApplication app)
    {
        app.UseSession();
        routes(app);
    }
}
