using Checkout.Plugin.Hosts.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Blazor;

// A Blazor Web App with static pages and the basket in a cookie. Its layout for the checkout's pages is a Razor view.
internal sealed class BlazorShop : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddMvcCore().OfShop("Blazor");
        builder.Services.AddSingleton<OrderBook>();
    }

    public void Embed(CheckoutBuilder checkout) =>
        checkout.AddCartSource<CookieCarts>().AddFulfillmentHandler<OrderRecorder>().AddShopperReturnHandler<RemovesWhatWasPaid>();

    public void Use(WebApplication app)
    {
        app.UseRouting();
        app.UseAntiforgery();
        app.MapRazorComponents<App>();
        app.MapPost("/add", ([FromForm] string sku, HttpContext context) =>
        {
            context.Response.Keep(context.Request.Basket().With(sku));
            return Results.Redirect("/basket");
        });
    }
}
