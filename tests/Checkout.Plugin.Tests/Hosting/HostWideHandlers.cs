using Checkout.Plugin.Tests.Payouts;
using LigdiCash.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// Handlers that a host gives to every HTTP client: one that repeats requests, one that logs them. Before and after the checkout is added.
public sealed class HostWideHandlers
{
    public static TheoryData<string> Positions =>
        ["filter before", "filter after", "defaults before", "defaults after", "named before", "named after"];

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task A76_A_host_wide_retry_sends_a_payout_with_a_lost_answer_once(string place)
    {
        var host = new Host(place);
        await using var shop = await Shop.OpenAsync(host.Settings());
        await shop.Gateway.FailsAsync("payout-create", "drop-after");

        var sent = await shop.SendsAsync();

        Assert.Equal(CheckoutPayoutStatus.Unknown, sent.Status);
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task A76_A_host_wide_log_gets_no_token(string place)
    {
        var host = new Host(place);
        await using var shop = await Shop.OpenAsync(host.Settings());
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);

        await shop.SettlesAsync();

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Empty(host.Seen);
    }

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task A76_The_client_alone_is_out_of_reach_of_host_wide_handlers(string place)
    {
        var host = new Host(place);
        var gateway = new LigdiCash.StubGateway().Fails(new HttpRequestException());
        var services = new ServiceCollection().AddLogging();
        host.Before(services);
        services.AddLigdiCash(_ => gateway.Options);
        services.AddGateway(() => gateway);
        host.After(services);
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<LigdiCashException>(
            () => provider.GetRequiredService<LigdiCashClient>().CreatePayoutAsync(LigdiCash.Payouts.Refund()));

        Assert.Single(gateway.Calls);
        Assert.Empty(host.Seen);
    }

    [Fact]
    public async Task The_hosts_own_clients_keep_their_handlers()
    {
        var host = new Host("filter before");
        await using var shop = await Shop.OpenAsync(host.Settings());
        using var client = shop.Services.GetRequired<IHttpClientFactory>().CreateClient("the shop's own");

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("http://127.0.0.1:1/", TestContext.Current.CancellationToken));

        Assert.Equal(2, host.Seen.Count);
    }

    private sealed class Host(string place)
    {
        public List<string> Seen { get; } = [];

        public ShopSettings Settings() => new()
        {
            BeforeCheckout = builder => Before(builder.Services),
            Host = builder => After(builder.Services),
        };

        public void Before(IServiceCollection services) => Add(services, "before");

        public void After(IServiceCollection services) => Add(services.AddHttpClient(), "after");

        private void Add(IServiceCollection services, string when)
        {
            if (place == $"filter {when}")
            {
                services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(Seen));
            }
            else if (place == $"defaults {when}")
            {
                services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Insisting(Seen)));
            }
            else if (place == $"named {when}")
            {
                services.AddHttpClient("LigdiCash").AddHttpMessageHandler(() => new Insisting(Seen));
                services.AddHttpClient(nameof(LigdiCashClient)).AddHttpMessageHandler(() => new Insisting(Seen));
            }
        }
    }

    private sealed class Filter(List<string> seen) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Insert(0, new Insisting(seen));
        };
    }

    // Notes each address, as a log would, and repeats what failed.
    private sealed class Insisting(List<string> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add($"{request.RequestUri}");
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                seen.Add($"{request.RequestUri} again");
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
