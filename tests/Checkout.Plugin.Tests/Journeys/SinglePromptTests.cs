using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// One purchase sends one prompt, whatever the number of tabs and presses.
public sealed class SinglePromptTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    [InlineData(Store.PostgreSqlWithRedis)]
    public async Task Sixty_four_presses_at_once_send_one_prompt(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store, RealTime = true });
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(_ => Task.Run(() => summary.PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")))));

        Assert.Single(pages.Select(page => new ResultPage(page).PaymentId).Distinct(StringComparer.Ordinal));
        Assert.Single(await shop.Gateway.DirectCreatesAsync());
    }

    [Slow]
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Twelve_tabs_at_once_send_one_prompt_and_count_once(Store store)
    {
        await using var shop = await OpenAsync(new() { RealTime = true, Store = store });
        var (cart, browser, forms) = (Some.Cart(), shop.OpensBrowser(), new List<SummaryPage>());
        for (var tab = 0; tab < 12; tab++)
        {
            forms.Add(await shop.GoesToPayAsync(cart, browser));
        }

        var pages = await Task.WhenAll(forms.Select(form => Task.Run(() => form.PressesPayAsync(Mobile(MoovBurkina)))));

        Assert.Single(pages.Select(page => new ResultPage(page).PaymentId).Distinct(StringComparer.Ordinal));
        Assert.Single(await shop.Gateway.DirectCreatesAsync());
        // Eleven keys joined the payment. They are counted in the same table.
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_prompt_limit WHERE prompts NOT IN (1, 11)"));
        Assert.InRange(await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_prompt_limit WHERE prompts = 1"), 1, 3);
    }

    [Slow]
    [Fact]
    public async Task While_a_prompt_may_be_open_a_second_tab_sends_no_other()
    {
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var shop = await OpenAsync(new()
        {
            Host = builder => builder.Services.AddBeforeGateway(() => new Between(async _ =>
            {
                if (reached.TrySetResult())
                {
                    await goOn.Task;
                    throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone");
                }
            })),
        });
        var cart = Some.Cart();
        var first = (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina));
        await reached.Task;

        var second = await shop.PassesTimeUntilAsync((await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile("+226 60 00 00 02")));
        var creates = (await shop.Gateway.DirectCreatesAsync()).Count;
        goOn.SetResult();

        Assert.Equal(1, creates);
        Assert.Equal(HttpStatusCode.Conflict, second.Answer.StatusCode);
        Assert.Equal("unknown", new ResultPage(await first).Status);
    }

    [Slow]
    [Theory]
    [InlineData("Awa", "")]
    [InlineData("Fatou", MoovName)]
    public async Task A_missing_name_or_operator_sends_no_second_prompt_to_the_phone(string firstName, string named)
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var first = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina)));

        var second = new ResultPage(
            await (await shop.GoesToPayAsync(cart)).PressesPayAsync([.. Mobile(MoovBurkina, named), ("firstName", firstName)]));

        Assert.Equal(first.PaymentId, second.PaymentId);
        Assert.Single(await shop.Gateway.DirectCreatesAsync());
    }

    private sealed class Between(Func<HttpResponseMessage, Task> then) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await then(answer);
            return answer;
        }
    }
}
