using AngleSharp.Dom;
using Checkout.Plugin.Hosts.Legacy;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// Shops without endpoint routing for MVC. The routes of the checkout stand in any place around UseMvc.
public sealed class UseMvcTests
{
    private static readonly Dictionary<string, Action<IApplicationBuilder>> Orders = new(StringComparer.Ordinal)
    {
        ["before UseMvc"] = app =>
        {
            app.UseRouting();
            app.UseEndpoints(endpoints => endpoints.MapCheckout());
            app.UseMvcWithDefaultRoute();
        },
        ["after UseMvc"] = app =>
        {
            app.UseMvcWithDefaultRoute();
            app.UseRouting();
            app.UseEndpoints(endpoints => endpoints.MapCheckout());
        },
        ["around UseMvc"] = app =>
        {
            app.UseRouting();
            app.UseMvcWithDefaultRoute();
        },
    };

    private static readonly Dictionary<string, Action<IApplicationBuilder>> Unreachable = new(StringComparer.Ordinal)
    {
        ["no UseMvc"] = app => app.UseRouting(),
        ["a route for all addresses"] = app => app.UseMvc(routes => routes
            .MapRoute("default", "{controller=Home}/{action=Index}/{id?}")
            .MapRoute("all", "{*address}", new { controller = "Home", action = "Index" })),
    };

    public static TheoryData<string> OfOrders => [.. Orders.Keys];

    public static TheoryData<string> OfUnreachable => [.. Unreachable.Keys];

    [Theory]
    [MemberData(nameof(OfOrders))]
    public Task A_basket_is_bought_and_the_layouts_links_work(string order) =>
        BuysAsync(EmbeddedShop.With(new LegacyShop(Orders[order])));

    [Fact]
    public Task Under_a_web_host_a_basket_is_bought_and_the_layouts_links_work() =>
        BuysAsync(EmbeddedShop.With(new LegacyShop(_ => { })) with
        {
            OldPipeline = app => app.UseSession().UseRouting().UseEndpoints(endpoints => endpoints.MapCheckout()).UseMvcWithDefaultRoute(),
        });

    [Theory]
    [MemberData(nameof(OfOrders))]
    public async Task Answers_have_the_same_headers_as_with_endpoint_routing(string order)
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new LegacyShop(Orders[order])));

        var status = await shop.OpensBrowser().OpenAsync($"checkout/payments/{Some.NewId()}/status");

        Assert.Equal("nosniff", Assert.Single(status.Answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains(
            "default-src 'none'", Assert.Single(status.Answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfUnreachable))]
    public async Task Addresses_that_no_request_reaches_stop_the_start(string order)
    {
        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(
            () => Shop.OpenAsync(EmbeddedShop.With(new LegacyShop(Unreachable[order]))));

        Assert.Contains("http://localhost:5080/checkout/", fault.Message, StringComparison.Ordinal);
        Assert.Contains("UseMvc", fault.Message, StringComparison.Ordinal);
    }

    private static async Task BuysAsync(ShopSettings settings)
    {
        await using var shop = await Shop.OpenAsync(settings);
        var basket = await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-add-to-basket=tissu]");

        var result = await shop.PaysForAsync(basket);

        Assert.Equal("paid", result.Status);
        Assert.Equal(["/", "/Basket"], result.Page.All("header[data-shop] a").Select(link => link.GetAttribute("href")));
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }
}
