using Checkout.Plugin.Hosts.RazorPages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Minimal;

// A shop of minimal endpoints, without MVC or a layout of its own, and with the basket in a cookie.
internal sealed class MinimalShop : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddAntiforgery().AddSingleton<OrderBook>();

    public void Embed(CheckoutBuilder checkout) =>
        checkout.AddCartSource<CookieCarts>().AddFulfillmentHandler<OrderRecorder>().AddShopperReturnHandler<RemovesWhatWasPaid>();

    public void Use(WebApplication app)
    {
        app.UseRouting();
        app.UseAntiforgery();
        app.MapGet("/", (HttpContext context, IAntiforgery antiforgery) => Page(
            $"""<form method="post" action="/basket" data-add-to-basket="savon">{Hidden(antiforgery, context)}"""
            + """<input type="hidden" name="sku" value="savon"><button>Savon de karité</button></form>"""));
        app.MapPost("/basket", ([FromForm] string sku, HttpContext context) =>
        {
            context.Response.Keep(context.Request.Basket().With(sku));
            return Results.Redirect("/basket");
        });
        app.MapGet("/basket", (HttpContext context, IAntiforgery antiforgery) => Page(
            $"""<a href="/checkout?reference={context.Request.Basket().Id}" data-checkout-start>Payer</a>"""
            + $"""<form method="post" action="/buy" data-buy-now>{Hidden(antiforgery, context)}"""
            + """<input name="name" value="Salif"></form>"""));
        app.MapPost("/buy", ([FromForm] string name, HttpContext context, ICheckout checkout) =>
            checkout.StartAsync(context.Request.Basket().Id, CheckoutPayer.FromFullName(name, ""), context));
        // A mistake: this type makes the framework write JSON.
        app.MapPost("/buy-as-json", async Task<IActionResult> ([FromForm] string name, HttpContext context, ICheckout checkout) =>
            await checkout.StartAsync(context.Request.Basket().Id, CheckoutPayer.FromFullName(name, ""), context));
    }

    private static IResult Page(string body) => Results.Content($"<!DOCTYPE html><title>Savons</title>{body}", "text/html; charset=utf-8");

    private static string Hidden(IAntiforgery antiforgery, HttpContext context)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return $"""<input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">""";
    }
}
