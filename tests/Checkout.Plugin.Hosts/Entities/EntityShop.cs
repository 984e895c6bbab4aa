using Microsoft.EntityFrameworkCore;

namespace Checkout.Plugin.Hosts.Entities;

// A shop on EF Core and PostgreSQL with orders in the checkout's database, retries on connection failures, and no views.
internal sealed class EntityShop : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetConnectionString("Shop");
        builder.Services.AddMvcCore().OfShop("Entities");
        builder.Services.AddDbContext<ShopContext>(options => options.UseNpgsql(database, npgsql => npgsql.EnableRetryOnFailure()));
    }

    public void Embed(CheckoutBuilder checkout) => checkout.AddCartSource<StoredCarts>().AddFulfillmentHandler<StoresTheOrder>();

    public void Use(WebApplication app) => app.MapPost("/baskets/{sku}", async (string sku, ShopContext shop) =>
    {
        var basket = Basket.Empty.With(sku);
        shop.Baskets.Add(new StoredBasket { Id = basket.Id, Skus = [.. basket.Skus] });
        await shop.SaveChangesAsync();
        return Results.Redirect($"/checkout?reference={basket.Id}");
    });
}
