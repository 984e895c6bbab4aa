using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// What nobody knows is never sent again; a person settles it.
public sealed class UnknownOutcomes
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
        await shop.PassesAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(1));

        Assert.Equal(PayoutState.Unknown, sent.State);
        Assert.Equal(PayoutObstacle.State, PayoutSteps.Met(again));
        Assert.Equal(sent.Id, Assert.Single(await shop.Payouts().NeedsAPersonAsync()).Id);
        Assert.Contains(shop.Log.All, line => line.StartsWith("Warning 7102", StringComparison.Ordinal) && line.Contains(sent.Id, StringComparison.Ordinal));
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
        var sent = PayoutSteps.Took(await sending);
        await shop.PassesAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        Assert.Equal(PayoutState.Unknown, sent.State);
        Assert.Equal(PayoutState.Unknown, await shop.StateAsync(sent.Id));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_process_that_died_after_the_mark_leaves_an_unknown_payout_and_nothing_is_sent(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payouts = shop.Services.GetRequired<PayoutStore>();
        var payout = await shop.PayoutAsync((await shop.ApprovesAsync()).Id);
        await payouts.SaveAloneAsync(payout, payout.Mark("Issa", shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30)), _ => null, TestContext.Current.CancellationToken);

        await shop.RestartsAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(29));
        var before = await shop.StateAsync(payout.Id);
        await shop.WaitsAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(PayoutState.Sending, before);
        Assert.Equal(PayoutState.Unknown, await shop.StateAsync(payout.Id));
        Assert.Empty(await shop.Gateway.PayoutCreatesAsync());
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_payout_was_given_up_still_brings_the_token()
    {
        await using var shop = await Shop.OpenAsync();
        var payouts = shop.Services.GetRequired<PayoutStore>();
        var payout = await shop.PayoutAsync((await shop.ApprovesAsync()).Id);
        await payouts.SaveAloneAsync(payout, payout.Mark("Issa", shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30)), _ => null, TestContext.Current.CancellationToken);
        await shop.WaitsAsync(TimeSpan.FromSeconds(31));
        var givenUp = await shop.StateAsync(payout.Id);

        var late = await shop.Services.GetRequired<PayoutSender>().SendAsync(new Payout(payout.Row), PhoneNumber.Parse(PayoutSteps.Number), new(TimeSpan.FromSeconds(30), shop.Clock));
        await shop.Gateway.PaysOutAsync(payout.Id);
        await shop.SettlesAsync();

        Assert.Equal((PayoutState.Unknown, PayoutState.Pending), (givenUp, late.State));
        Assert.Equal(PayoutState.Completed, await shop.StateAsync(payout.Id));
    }

    [Fact]
    public async Task A_clear_refusal_that_comes_after_the_payout_was_given_up_still_ends_it()
    {
        await using var shop = await Shop.OpenAsync();
        var payouts = shop.Services.GetRequired<PayoutStore>();
        var payout = await shop.PayoutAsync((await shop.ApprovesAsync()).Id);
        await payouts.SaveAloneAsync(payout, payout.Mark("Issa", shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30)), _ => null, TestContext.Current.CancellationToken);
        await shop.WaitsAsync(TimeSpan.FromSeconds(31));
        await shop.Gateway.FailsAsync("payout-create", "code08");

        await shop.Services.GetRequired<PayoutSender>().SendAsync(new Payout(payout.Row), PhoneNumber.Parse(PayoutSteps.Number), new(TimeSpan.FromSeconds(30), shop.Clock));

        Assert.Equal(PayoutState.Failed, await shop.StateAsync(payout.Id));
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
        await Eventually.TrueAsync(() => Task.FromResult(shop.Log.All.Any(line => line.StartsWith("Error 7105", StringComparison.Ordinal))));
        await shop.Database.ExecuteAsync("ALTER TABLE gone RENAME TO checkout_payout");
        await Eventually.TrueAsync(() =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(sending.IsCompleted);
        });

        Assert.Equal(PayoutState.Pending, PayoutSteps.Took(await sending).State);
    }

    [Fact]
    public async Task A_gateway_that_was_not_reached_at_all_is_no_doubt_and_another_payout_may_follow()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Host = builder => Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions.ConfigurePrimaryHttpMessageHandler(
                Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions.AddHttpClient(builder.Services, "LigdiCash"), () => new NoConnection()),
        });

        var sent = await shop.SendsAsync();

        Assert.Equal(PayoutState.Failed, sent.State);
        Assert.Contains("nothing was sent", sent.Explanation, StringComparison.Ordinal);
        Assert.Empty(await shop.Payouts().NeedsAPersonAsync());
    }

    [Theory]
    [InlineData(true, PayoutState.Completed)]
    [InlineData(false, PayoutState.NotCompleted)]
    public async Task A_person_who_has_looked_settles_it_and_the_journal_says_who_and_why(bool wasPaid, PayoutState state)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("payout-create", "drop-after");
        var sent = await shop.SendsAsync();

        var alone = await shop.Payouts().SettleAsync(sent.Id, wasPaid, " issa ", "seen in the dashboard");
        var settled = PayoutSteps.Took(await shop.Payouts().SettleAsync(sent.Id, wasPaid, PayoutSteps.Clerk, "seen in the dashboard"));
        var twice = await shop.Payouts().SettleAsync(sent.Id, !wasPaid, PayoutSteps.Clerk, "changed my mind");

        Assert.Equal(PayoutObstacle.SecondPerson, PayoutSteps.Met(alone));
        Assert.Equal(state, settled.State);
        Assert.Equal(PayoutObstacle.State, PayoutSteps.Met(twice));
        Assert.Empty(await shop.Payouts().NeedsAPersonAsync());
        Assert.Equal("Awa: seen in the dashboard", await shop.Database.ScalarAsync<string>(
            "SELECT who || ': ' || reason FROM checkout_payout_event WHERE payout_id = @Id AND from_status = 'Unknown'", new { sent.Id }));
    }

    [Fact]
    public async Task The_same_amount_to_the_same_number_waits_while_another_is_in_doubt_but_no_longer_than_three_days()
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.OneWhoRepeats);
        await shop.Gateway.FailsAsync("payout-create", "drop-after");
        var doubtful = await shop.SendsAsync();
        var twin = await shop.ApprovesAsync();
        var otherAmount = await shop.SendsAsync(PayoutSteps.Draft(5_001));

        var atOnce = await shop.Payouts().SendAsync(twin.Id, PayoutSteps.Manager);
        await shop.PassesAsync(TimeSpan.FromHours(71), TimeSpan.FromHours(1));
        var inThreeDays = await shop.Payouts().SendAsync(twin.Id, PayoutSteps.Manager);
        await shop.PassesAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        var afterwards = PayoutSteps.Took(await shop.Payouts().SendAsync(twin.Id, PayoutSteps.Manager));

        Assert.Equal(PayoutState.Unknown, doubtful.State);
        Assert.Equal((PayoutObstacle.TwinInDoubt, PayoutObstacle.TwinInDoubt), (PayoutSteps.Met(atOnce), PayoutSteps.Met(inThreeDays)));
        Assert.Equal((PayoutState.Pending, PayoutState.Pending), (otherAmount.State, afterwards.State));
    }

    [Fact]
    public async Task Settling_the_doubt_frees_the_same_amount_for_the_same_number()
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.OneWhoRepeats);
        await shop.Gateway.FailsAsync("payout-create", "drop-before");
        var doubtful = await shop.SendsAsync();

        PayoutSteps.Took(await shop.Payouts().SettleAsync(doubtful.Id, wasPaid: false, PayoutSteps.Clerk, "not in the dashboard"));

        Assert.Equal(PayoutState.Pending, (await shop.SendsAsync()).State);
    }

    [Theory]
    [InlineData("unknown-status")]
    [InlineData("other-token")]
    public async Task An_answer_that_nobody_understands_is_for_a_person_and_a_clear_one_after_it_still_counts(string kind)
    {
        await using var shop = await Shop.OpenAsync(new() { Configure = checkout => AnswerBender.AddTo(checkout, kind == "other-token" ? answer => answer["token"] = "another" : null) });
        var sent = await shop.SendsAsync();
        if (kind != "other-token")
        {
            await shop.Gateway.FailsAsync("payout-confirm", kind);
        }

        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();
        var strange = await shop.PayoutAsync(sent.Id);
        AnswerBender.Of(shop).Bend = null;
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(PayoutState.Unknown, strange.State);
        Assert.Equal(PayoutState.Completed, await shop.StateAsync(sent.Id));
    }

    [Theory]
    [InlineData("4999")]
    [InlineData("\"5001\"")]
    [InlineData("\"much\"")]
    [InlineData("50.5")]
    public async Task A_confirmation_that_names_another_amount_is_for_a_person(string amount)
    {
        await using var shop = await Shop.OpenAsync(new() { Configure = checkout => AnswerBender.AddTo(checkout, answer => answer["amount"] = System.Text.Json.Nodes.JsonNode.Parse(amount)) });
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);

        await shop.SettlesAsync();
        await shop.PassesAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));

        Assert.Equal(sent.Id, Assert.Single(await shop.Payouts().NeedsAPersonAsync()).Id);
        Assert.Equal(PayoutState.Unknown, await shop.StateAsync(sent.Id));
    }

    [Fact]
    public async Task A_gateway_that_takes_its_word_back_is_flagged_for_a_person_and_the_payout_stays_completed()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync(PayoutSteps.Draft(way: PayoutWay.Wallet));
        await shop.SettlesAsync();
        await shop.Gateway.FailsAsync("payout-confirm", "not-completed", times: 0);

        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await shop.Gateway.SendsPayoutCallbacksAsync(sent.Id, "notcompleted");
        await shop.SettlesAsync();
        var flagged = Assert.Single(await shop.Payouts().NeedsAPersonAsync());
        PayoutSteps.Took(await shop.Payouts().SettleAsync(sent.Id, wasPaid: true, PayoutSteps.Clerk, "the recipient has it"));

        Assert.Equal((PayoutState.Completed, true), (flagged.State, flagged.IsContradicted));
        Assert.Empty(await shop.Payouts().NeedsAPersonAsync());
    }

    private sealed class NoConnection : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no connection");
    }
}
