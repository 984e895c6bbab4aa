using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin.Tests.Attacks;

// A shop, its gateway, and another gateway: a sandbox or another merchant's account. The address decides which of them is called.
internal sealed class TwoGateways : IAsyncDisposable
{
    public const string OtherKey = "canary-other-key-90ffe1";
    public const string OtherToken = "canary-other-token-27aa0c";
    public static readonly Uri OtherAddress = new("http://127.0.0.1:5091/");

    private TwoGateways(Shop shop, Gateway other) => (Shop, Other) = (shop, other);

    public Shop Shop { get; }

    public Gateway Other { get; }

    public static async Task<TwoGateways> OpenAsync()
    {
        Shop shop = null!;
        var other = await Gateway.StartAsync(
            TimeProvider.System, () => shop.CreateHandler(), $"--Emulator:ApiKey={OtherKey}", $"--Emulator:ApiToken={OtherToken}");
        shop = await Shop.OpenAsync(new()
        {
            Emulator = [$"--Emulator:ApiKey={Shop.ApiKey}", $"--Emulator:ApiToken={Shop.ApiToken}"],
            Host = builder => builder.Services.AddGateway(() => new ByAddress(() => shop.Gateway, other)),
        });
        return new(shop, other);
    }

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await Other.DisposeAsync();
    }

    private sealed class ByAddress(Func<Gateway> own, Gateway other) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var gateway = new HttpMessageInvoker((request.RequestUri!.Port == OtherAddress.Port ? other : own()).CreateHandler());
            return await gateway.SendAsync(request, cancellationToken);
        }
    }
}
