using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// The sending process continues after another process gave the payout up and staff settled it.
public sealed class LatePayoutAnswers
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_payout_delayed_after_its_mark_is_not_sent_beside_its_replacement(Store store)
    {
        var standstill = new Standstill("changed from Approved to Sending");
        await using var shop = await Shop.OpenAsync(
            PayoutSteps.RepeatedPayoutsAllowed with { Store = store, Host = builder => builder.Logging.AddProvider(standstill) });
        var (approved, replacement, givenUp) = (await shop.ApprovesAsync(), await shop.ApprovesAsync(), CheckoutPayoutStatus.Sending);
        standstill.Meanwhile = async () =>
        {
            await shop.WaitsAsync(TimeSpan.FromMinutes(1));
            givenUp = await shop.PayoutStatusAsync(approved.Id);
            PayoutSteps.Done(await shop.Payouts().SettleAsync(approved.Id, wasPaid: false, PayoutSteps.Clerk, "not in the dashboard"));
            PayoutSteps.Done(await shop.Payouts().SendAsync(replacement.Id, PayoutSteps.Manager));
        };

        var sent = PayoutSteps.Done(await shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager));

        Assert.Equal(CheckoutPayoutStatus.Unknown, givenUp);
        Assert.Equal(CheckoutPayoutStatus.NotCompleted, sent.Status);
        Assert.Single(await shop.Gateway.PayoutCreatesAsync(replacement.Id));
        Assert.Empty(await shop.Gateway.PayoutCreatesAsync(approved.Id));
        Assert.Contains(shop.Log.All, line =>
            line.StartsWith("Warning 7106", StringComparison.Ordinal) && line.Contains(approved.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_payout_that_was_too_slow_after_its_mark_fails_and_allows_another()
    {
        var standstill = new Standstill("changed from Approved to Sending");
        await using var shop = await Shop.OpenAsync(new() { Host = builder => builder.Logging.AddProvider(standstill) });
        standstill.Meanwhile = () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(20));
            return Task.CompletedTask;
        };

        var slow = await shop.SendsAsync();
        var next = await shop.SendsAsync();

        Assert.Equal(CheckoutPayoutStatus.Failed, slow.Status);
        Assert.Equal(CheckoutPayoutStatus.Pending, next.Status);
        Assert.Contains("nothing was sent", slow.Explanation, StringComparison.Ordinal);
        Assert.Empty(await shop.Gateway.PayoutCreatesAsync(slow.Id));
    }

    [Theory]
    [InlineData(false, Store.Sqlite)]
    [InlineData(true, Store.Sqlite)]
    [InlineData(false, Store.PostgreSql)]
    public async Task A_token_that_comes_after_a_payout_was_settled_lists_it_again(bool wasPaid, Store store)
    {
        Shop shop = null!;
        shop = await Shop.OpenAsync(new()
        {
            Store = store,
            Host = builder => builder.Services.AddBeforeGateway(() => new Settled(async () =>
            {
                var payout = await shop.PayoutAsync(
                    (await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payout WHERE status = 'Sending'"))!);
                await shop.Services.GetRequired<PayoutStore>()
                    .SaveAsync(payout, payout.MarkUnknown("another node gave it up", null, shop.Clock.GetUtcNow()), CancellationToken.None);
                PayoutSteps.Done(await shop.Payouts().SettleAsync(payout.Id, wasPaid, PayoutSteps.Clerk, "asked the recipient"));
            })),
        });
        await using var closing = shop;

        var sent = await shop.SendsAsync();
        var flagged = Assert.Single(await shop.Payouts().ListAttentionItemsAsync());
        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(sent.Id, flagged.Id);
        Assert.True(flagged.IsContradicted);
        Assert.Equal(wasPaid ? CheckoutPayoutStatus.Completed : CheckoutPayoutStatus.NotCompleted, flagged.Status);
        Assert.Contains(shop.Log.All, line =>
            line.StartsWith("Warning 7102", StringComparison.Ordinal) && line.Contains(sent.Id, StringComparison.Ordinal));
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
    }

    private sealed class Settled(Func<Task> meanwhile) : DelegatingHandler
    {
        private static bool IsCreate(HttpRequestMessage request) => request.Method == HttpMethod.Post;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await (IsCreate(request) ? meanwhile() : Task.CompletedTask);
            return answer;
        }
    }
}
