using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// Limits on prompts for a phone number, a browser and a network.
public sealed class PromptLimitTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task The_shop_cannot_be_used_to_prompt_a_strangers_phone_endlessly(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });

        for (var attempt = 0; attempt < 30; attempt++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA"));
        }

        var within = (await shop.Gateway.DirectCreatesAsync()).Count;
        var refused = new SummaryPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        await shop.WaitsAsync(TimeSpan.FromHours(1));
        var later = new ResultPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        Assert.Equal(5, within);
        Assert.Single(refused.Problems);
        Assert.Equal("pending", later.Status);
    }

    [Fact]
    public async Task One_browser_cannot_be_used_to_prompt_many_phones()
    {
        await using var shop = await OpenAsync();
        var browser = shop.OpensBrowser();

        for (var stranger = 10; stranger < 40; stranger++)
        {
            await (await shop.GoesToPayAsync(Some.Cart(), browser))
                .PressesPayAsync(Mobile($"+226 60 00 00 {stranger}", "MOOV AFRICA BURKINA"));
        }

        Assert.Equal(10, (await shop.Gateway.DirectCreatesAsync()).Count);
    }

    [Slow]
    [Fact]
    public async Task Fresh_cookies_from_one_network_do_not_allow_endless_prompts()
    {
        var address = IPAddress.Parse("203.0.113.7");
        await using var shop = await OpenAsync(
            new() { Values = { ["Checkout:Limits:PromptsPerHourPerNetwork"] = "60" }, Pipeline = app => app.ComesFrom(() => address) });

        for (var stranger = 10; stranger < 90; stranger++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile($"+226 60 00 00 {stranger}"));
        }

        Assert.Equal(60, (await shop.Gateway.DirectCreatesAsync()).Count);
    }

    [Slow]
    [Fact]
    public async Task A_request_that_never_reached_the_gateway_counts_against_no_limit()
    {
        var isClosed = true;
        await using var shop = await OpenAsync(new()
        {
            Host = builder => builder.Services.AddBeforeGateway(() => new Before(() =>
                isClosed ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused") : Task.CompletedTask)),
        });
        var page = await shop.GoesToPayAsync(Some.Cart());
        for (var attempt = 0; attempt < 8; attempt++)
        {
            page = new SummaryPage(await page.PressesPayAsync(Mobile(MoovBurkina)));
        }

        isClosed = false;
        Assert.Equal("pending", new ResultPage(await page.PressesPayAsync(Mobile(MoovBurkina))).Status);
    }

    private sealed class Before(Func<Task> first) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await first();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
