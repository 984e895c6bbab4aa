using Microsoft.Extensions.Configuration;
using Xunit;
using static Checkout.Plugin.Tests.StartingShop;

namespace Checkout.Plugin.Tests.Hosting;

// A shop whose server reaches the gateway through a proxy only.
public sealed class GatewayProxyTests
{
    private const string Key = "Checkout:LigdiCash:Proxy";

    [Fact]
    public async Task A_shop_sells_through_the_proxy_of_its_settings()
    {
        await using var proxy = await ForwardProxy.StartAsync();
        await using var shop = await OpenAsync(proxy, proxy.Address());

        var summary = await shop.GoesToPayAsync(Some.Cart());
        var result = await shop.IsPaidAsync(await summary.PaysAsync());

        Assert.Equal("paid", result.Status);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Contains(proxy.Forwarded, path => path.EndsWith("checkout-invoice/create", StringComparison.Ordinal));
        Assert.DoesNotContain(shop.Log.All, line => line.Contains("of-the-proxy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_proxy_is_used_at_once()
    {
        await using var first = await ForwardProxy.StartAsync();
        await using var second = await ForwardProxy.StartAsync();
        await using var shop = await OpenAsync(first, first.Address());
        second.Target = first.Target;
        await shop.OpensPaymentAsync();

        Reload(shop, second.Address());
        await shop.OpensPaymentAsync();

        Assert.Single(first.Forwarded);
        Assert.Single(second.Forwarded);
    }

    [Fact]
    public async Task A_proxy_that_refuses_the_password_creates_nothing_and_logs_no_password()
    {
        await using var proxy = await ForwardProxy.StartAsync();
        await using var shop = await OpenAsync(proxy, proxy.Address("a-password-from-before"));

        var summary = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync());

        Assert.NotEmpty(summary.Problems);
        Assert.Empty(proxy.Forwarded);
        Assert.DoesNotContain(shop.Log.All, line => line.Contains("from-before", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("proxy.example:3128")]
    [InlineData("socks5://proxy.example:1080")]
    [InlineData("/proxy")]
    [InlineData("http://shop:a-secret@proxy.example:3128/path")]
    [InlineData("http://shop:a-secret@proxy.example:3128?x=1")]
    public async Task A_proxy_that_is_no_web_address_stops_the_start_and_is_not_quoted(string proxy)
    {
        var fault = await RefusesToStartAsync("Production", new(Good()) { [Key] = proxy }, Complete);

        Assert.Contains($"{Key} must be", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gateways_handler_is_the_shops_to_configure()
    {
        await using var proxy = await ForwardProxy.StartAsync();
        var connections = 0;
        await using var shop = await OpenAsync(proxy, proxy.Address(), checkout => checkout.ConfigureGatewayHandler(handler =>
        {
            handler.AllowAutoRedirect = true;
            handler.PlaintextStreamFilter = (context, _) =>
            {
                Interlocked.Increment(ref connections);
                return new(context.PlaintextStream);
            };
        }));

        await shop.OpensPaymentAsync();

        Assert.NotEqual(0, connections);
    }

    private static async Task<Shop> OpenAsync(ForwardProxy proxy, string address, Action<CheckoutBuilder>? configure = null)
    {
        var shop = await Shop.OpenAsync(new()
        {
            Values = { [Key] = address },
            Configure = configure ?? (_ => { }),
            Host = builder => builder.Services.AddGatewayOverNetwork(),
        });
        proxy.Target = shop.Gateway.CreateHandler;
        return shop;
    }

    private static void Reload(Shop shop, string proxy)
    {
        var configuration = (IConfigurationRoot)shop.Services.GetRequired<IConfiguration>();
        configuration[Key] = proxy;
        configuration.Reload();
    }
}
