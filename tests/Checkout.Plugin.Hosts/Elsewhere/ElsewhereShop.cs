using Microsoft.EntityFrameworkCore;

namespace Checkout.Plugin.Hosts.Elsewhere;

// A shop whose orders live in a database that the plug-in does not support, or does not see. The plug-in has a SQLite file of its own.
internal sealed class ElsewhereShop(string orders) : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder) =>
        builder.Services.AddDbContext<OrdersContext>(options => options.UseNpgsql(orders));

    public void Embed(CheckoutBuilder checkout) => checkout
        .AddCartSource((request, _) => new(request.Reference is { } reference
            ? new CheckoutCart(reference, (Basket.Empty.With("tissu") with { Id = reference }).Priced()!.Lines) : null))
        .AddFulfillmentHandler<StoresElsewhere>();

    public void Use(WebApplication app)
    {
    }
}
