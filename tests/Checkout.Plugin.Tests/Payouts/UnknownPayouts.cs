using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// A payout with an unknown outcome is never sent again.
public sealed class UnknownPayouts
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [InlineData("status-500")]
    [InlineData("status-429")]
    [InlineData("html")]
    [InlineData("empty")]
    [InlineData("truncated")]
    [InlineData("huge")]
    [InlineData("garbage")]
    [InlineData("redirect")]
    [InlineData("duplicate-keys")]
    [InlineData("drop-before")]
    [InlineData("drop-after")]
    public async Task R43_A_create_without_a_clear_answer_is_unknown_and_is_never_sent_again(string fault)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("payout-create", fault);

        var sent = await shop.SendsAsync();
        var again = await shop.Payouts().SendAsync(sent.Id, PayoutSteps.Manager);
        await shop.RestartsAsync();
        await shop.AdvancesAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(1));

        Assert.Equal(CheckoutPayoutStatus.Unknown, sent.Status);
        Assert.Equal(PayoutObstacle.WrongStatus, PayoutSteps.Obstacle(again));
        Assert.Equal(sent.Id, Assert.Single(await shop.Payouts().ListAttentionItemsAsync()).Id);
        Assert.Contains(shop.Log.All, line =>
            line.StartsWith("Warning 7102", StringComparison.Ordinal) && line.Contains(sent.Id, StringComparison.Ordinal));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_create_that_takes_too_long_is_unknown_although_the_gateway_pays(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store, Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var approved = await shop.ApprovesAsync();
        await shop.Gateway.FailsAsync("payout-create", "slow");

        var sending = shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager);
        await Eventually.TrueAsync(async () => (await shop.Gateway.PayoutsAsync()).Count == 1);
        shop.Clock.Advance(TimeSpan.FromSeconds(3));
        var sent = PayoutSteps.Done(await sending);
        await shop.AdvancesAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        Assert.Equal(CheckoutPayoutStatus.Unknown, sent.Status);
        Assert.Equal(CheckoutPayoutStatus.Unknown, await shop.PayoutStatusAsync(sent.Id));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_process_that_died_after_the_mark_leaves_an_unknown_unsent_payout(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payout = await shop.PayoutAsync((await shop.ApprovesAsync()).Id);
        await MarkAsync(shop, payout);

        await shop.RestartsAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(29));
        var before = await shop.PayoutStatusAsync(payout.Id);
        await shop.WaitsAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(CheckoutPayoutStatus.Sending, before);
        Assert.Equal(CheckoutPayoutStatus.Unknown, await shop.PayoutStatusAsync(payout.Id));
        Assert.Empty(await shop.Gateway.PayoutCreatesAsync());
    }

    [Fact]
    public async Task An_answer_after_the_payout_was_given_up_still_stores_the_token()
    {
        await using var shop = await Shop.OpenAsync();
        var payout = await shop.PayoutAsync((await shop.ApprovesAsync()).Id);
        await MarkAsync(shop, payout);
        await shop.WaitsAsync(TimeSpan.FromSeconds(31));
        var givenUp = await shop.PayoutStatusAsync(payout.Id);

        var late = await SendLateAsync(shop, payout);
        await shop.Gateway.PaysOutAsync(payout.Id);
        await shop.SettlesAsync();

        Assert.Equal(CheckoutPayoutStatus.Unknown, givenUp);
        Assert.Equal(CheckoutPayoutStatus.Pending, late.Status);
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(payout.Id));
    }

    [Fact]
    public async Task A_clear_refusal_that_comes_after_the_payout_was_given_up_still_ends_it()
    {
        await using var shop = await Shop.OpenAsync();
        var payout = await shop.PayoutAsync((await shop.ApprovesAsync()).Id);
        await MarkAsync(shop, payout);
        await shop.WaitsAsync(TimeSpan.FromSeconds(31));
        await shop.Gateway.FailsAsync("payout-create", "code08");

        await SendLateAsync(shop, payout);

        Assert.Equal(CheckoutPayoutStatus.Failed, await shop.PayoutStatusAsync(payout.Id));
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_moment_does_not_cost_the_token()
    {
        await using var shop = await Shop.OpenAsync();
        var approved = await shop.ApprovesAsync();
        await shop.Gateway.FailsAsync("payout-create", "slow");

        var sending = shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager);
        await Eventually.TrueAsync(async () => (await shop.Gateway.PayoutsAsync()).Count == 1);
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payout RENAME TO gone");
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        await Eventually.TrueAsync(
            () => Task.FromResult(shop.Log.All.Any(line => line.StartsWith("Error 7105", StringComparison.Ordinal))));
        await shop.Database.ExecuteAsync("ALTER TABLE gone RENAME TO checkout_payout");
        await Eventually.TrueAsync(() =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(sending.IsCompleted);
        });

        Assert.Equal(CheckoutPayoutStatus.Pending, PayoutSteps.Done(await sending).Status);
    }

    [Fact]
    public async Task An_unreachable_gateway_fails_the_payout_and_allows_another()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Host = builder => builder.Services.AddGateway(() => new NoConnection()),
        });

        var sent = await shop.SendsAsync();

        Assert.Equal(CheckoutPayoutStatus.Failed, sent.Status);
        Assert.Contains("nothing was sent", sent.Explanation, StringComparison.Ordinal);
        Assert.Empty(await shop.Payouts().ListAttentionItemsAsync());
    }

    private static Task<PayoutOutcome.NotDone?> MarkAsync(Shop shop, CheckoutPayout payout) =>
        shop.Services.GetRequired<PayoutStore>().SaveUnderPayoutLockAsync(
            payout,
            payout.MarkSending(PayoutSteps.Manager, shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30)),
            _ => null,
            TestContext.Current.CancellationToken);

    private static Task<CheckoutPayout> SendLateAsync(Shop shop, CheckoutPayout payout) =>
        shop.Services.GetRequired<PayoutSender>().SendAsync(
            new CheckoutPayout(payout.Row),
            PhoneNumber.Parse(PayoutSteps.Number),
            new(TimeSpan.FromSeconds(30), shop.Clock));

    private sealed class NoConnection : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no connection");
    }
}
