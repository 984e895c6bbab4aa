using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class ProxyTests
{
    // A proxy could read keys and tokens.
    [Fact]
    public async Task A41_A_proxy_from_the_environment_is_not_used()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var address = $"http://{proxy.LocalEndpoint}";
        await using var world = await World.OpenAsync(new()
        {
            Settings =
            {
                ["http_proxy"] = address,
                ["HTTP_PROXY"] = address,
                ["https_proxy"] = address,
                ["HTTPS_PROXY"] = address,
                ["all_proxy"] = address,
                ["NO_PROXY"] = "",
                ["no_proxy"] = "",
            },
        });
        await world.StartsAsync();

        await world.NewShopper(ShopperMethod.Hosted).BuysAsync(TimeSpan.FromSeconds(30));
        await world.SettlesAsync(TimeSpan.FromSeconds(30));

        Assert.True(Assert.Single(world.Shoppers).IsDone);
        Assert.False(proxy.Pending());
        await world.AssertInvariantsAtRestAsync();
    }
}
