using Microsoft.EntityFrameworkCore;

namespace Checkout.Plugin.Hosts.Elsewhere;

// A shop whose orders live in a database that the plug-in does not support, or does not see. The plug-in has a SQLite file of its own.
// All requests and handlers share one pooled context.
internal sealed class ElsewhereShop(string orders) : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder) =>
        builder.Services.AddDbContextPool<OrdersContext>(options => options.UseNpgsql(orders), poolSize: 1);

    public void Embed(CheckoutBuilder checkout) => checkout
        .AddCartSource((request, _) => new(request.Reference is { } reference
            ? new CheckoutCart(reference, (Basket.Empty.With("tissu") with { Id = reference }).Priced()!.Lines) : null))
        .AddFulfillmentHandler<StoresElsewhere>();

    public void Use(WebApplication app)
    {
    }
}
