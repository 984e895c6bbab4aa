using System.Reflection;
using Checkout.Plugin.Hosts;
using Microsoft.AspNetCore.Builder;

namespace Checkout.Plugin.Tests.Hosting;

// A shop of tests/Checkout.Plugin.Hosts with the checkout, and how a shopper buys there.
internal static class EmbeddedShop
{
    private static readonly Assembly Shops = typeof(IShopProgram).Assembly;

    public static ShopSettings With(IShopProgram program, Action<WebApplication>? before = null) => new()
    {
        Program = Shops,
        Values = { ["Checkout:Layout"] = new CheckoutOptions().Layout },
        Host = program.AddServices,
        Configure = program.Embed,
        Pipeline = app =>
        {
            before?.Invoke(app);
            program.Use(app);
        },
    };

    public static async Task<ResultPage> PaysForAsync(this Shop shop, Page basket)
    {
        var summary = new SummaryPage(await basket.FollowAsync("a[data-checkout-start]"));
        return await shop.IsPaidAsync(await summary.PaysAsync());
    }

    // From the page that leads to the gateway to the page that says how it went.
    public static async Task<ResultPage> IsPaidAsync(this Shop shop, ForwardingPage forwarding)
    {
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        return await interstitial.ContinuesAsync();
    }

    public static int TimesFulfilled(this Shop shop, string reference) =>
        shop.Services.GetRequired<OrderBook>().TimesFulfilled(reference);
}
