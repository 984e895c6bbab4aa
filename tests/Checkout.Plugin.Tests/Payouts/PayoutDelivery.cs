using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

public sealed class PayoutDelivery
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_payout_to_mobile_money_is_pending_until_the_gateway_confirms_it(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });

        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();

        var payout = await shop.PayoutAsync(sent.Id);
        Assert.Equal(CheckoutPayoutStatus.Pending, sent.Status);
        Assert.Equal(CheckoutPayoutStatus.Completed, payout.Status);
        Assert.Equal("ORANGE BURKINA", payout.OperatorName);
        Assert.Equal(shop.Clock.GetUtcNow(), payout.CompletedAt);
        Assert.False(payout.NeedsAttention);
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Theory]
    [InlineData(PayoutMethod.MobileMoney, "payout-create", null)]
    [InlineData(PayoutMethod.Wallet, "withdrawal-create", 1)]
    [InlineData(PayoutMethod.WalletForwarded, "withdrawal-create", 0)]
    public async Task The_approved_payout_is_sent_unchanged(PayoutMethod method, string endpoint, int? topUp)
    {
        await using var shop = await Shop.OpenAsync();

        var sent = await shop.SendsAsync(PayoutSteps.Draft(7_500, method, "22660000000"));

        var known = Assert.Single(await shop.Gateway.PayoutsAsync())!;
        var create = Assert.Single(await shop.Gateway.PayoutCreatesAsync());
        Assert.Equal(endpoint, create["endpoint"]!.GetValue<string>());
        Assert.Equal(7_500, known["amount"]!.GetValue<long>());
        Assert.Equal("22660000000", known["customer"]!.GetValue<string>());
        Assert.Equal(topUp, known["topUpWallet"]?.GetValue<int>());
        Assert.Equal(sent.Id, known["transactionId"]!.GetValue<string>());
        Assert.Equal($"{Shop.Home}checkout/payout-callback/{sent.Id}", known["callbackUrl"]!.GetValue<string>());
        Assert.Contains("Remboursement", create["body"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wallet_is_paid_at_once_even_when_the_callback_overtakes_the_answer()
    {
        await using var shop = await Shop.OpenAsync();

        var sent = await shop.SendsAsync(PayoutSteps.Draft(method: PayoutMethod.Wallet));
        await shop.SettlesAsync();

        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
    }

    [Fact]
    public async Task A_callback_that_comes_before_the_token_is_stored_is_remembered()
    {
        await using var shop = await Shop.OpenAsync();
        var payouts = shop.Services.GetRequired<PayoutStore>();
        var payout = await shop.PayoutAsync((await shop.ApprovesAsync()).Id);
        var mark = payout.MarkSending(PayoutSteps.Manager, shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30));
        Assert.Null(await payouts.SaveUnderPayoutLockAsync(payout, mark, _ => null, TestContext.Current.CancellationToken));

        await shop.PostsAsync($"checkout/payout-callback/{payout.Id}", new StringContent("{}"));
        await shop.ProcessesDueWorkAsync();
        var meanwhile = await shop.PayoutStatusAsync(payout.Id);
        var sending = new CheckoutPayout(payout.Row);
        var accepted = sending.Accept(Some.Token("a token"), shop.Clock.GetUtcNow());
        Assert.True(await payouts.SaveAsync(sending, accepted, TestContext.Current.CancellationToken));

        Assert.Equal(CheckoutPayoutStatus.Sending, meanwhile);
        Assert.Equal(
            payout.Id,
            Assert.Single(await shop.Services.GetRequired<DueCheckQueue<CheckoutPayout>>()
                .ClaimDueAsync(10, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Id);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_payout_that_the_gateway_could_not_deliver_ends_as_not_completed(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });

        var sent = await shop.SendsAsync();
        await shop.Gateway.FailsToPayOutAsync(sent.Id);
        await shop.SettlesAsync();

        Assert.Equal(CheckoutPayoutStatus.NotCompleted, await shop.PayoutStatusAsync(sent.Id));
        Assert.Empty(await shop.Payouts().ListAttentionItemsAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Without_callbacks_the_outcome_is_found_in_a_minute_after_a_restart(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.Gateway.LosesCallbacksAsync();
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);

        await shop.RestartsAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(59));
        var before = await shop.PayoutStatusAsync(sent.Id);
        await shop.WaitsAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(CheckoutPayoutStatus.Pending, before);
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
    }

    [Fact]
    public async Task A_payout_pending_for_a_week_is_listed_and_a_late_outcome_still_counts()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();

        await shop.AdvancesAsync(TimeSpan.FromDays(6.9), TimeSpan.FromHours(0.5));
        var before = await shop.PayoutStatusAsync(sent.Id);
        await shop.AdvancesAsync(TimeSpan.FromDays(1), TimeSpan.FromHours(0.5));
        var waiting = Assert.Single(await shop.Payouts().ListAttentionItemsAsync());
        var asked = (await shop.Gateway.PayoutConfirmsAsync(sent.Id)).Count;
        await shop.AdvancesAsync(TimeSpan.FromDays(3), TimeSpan.FromHours(3));
        var stillAsked = (await shop.Gateway.PayoutConfirmsAsync(sent.Id)).Count;
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();

        Assert.Equal(CheckoutPayoutStatus.Pending, before);
        Assert.Equal(sent.Id, waiting.Id);
        Assert.Equal(CheckoutPayoutStatus.Unknown, waiting.Status);
        Assert.Equal(asked, stillAsked);
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
    }

    [Fact]
    public async Task A_requested_check_is_made_at_once_but_not_twice_in_half_a_minute()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.LosesCallbacksAsync();
        var sent = await shop.SendsAsync();

        var first = await shop.Payouts().CheckNowAsync(sent.Id);
        await shop.Gateway.PaysOutAsync(sent.Id);
        shop.Clock.Advance(TimeSpan.FromSeconds(29));
        var again = await shop.Payouts().CheckNowAsync(sent.Id);
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = await shop.Payouts().CheckNowAsync(sent.Id);

        Assert.Equal(CheckoutPayoutStatus.Pending, first!.Status);
        Assert.Equal(CheckoutPayoutStatus.Pending, again!.Status);
        Assert.Equal(CheckoutPayoutStatus.Completed, later!.Status);
        Assert.Equal(2, (await shop.Gateway.PayoutConfirmsAsync(sent.Id)).Count);
        Assert.Null(await shop.Payouts().CheckNowAsync(Some.NewId()));
    }

    [Theory]
    [InlineData("status-500")]
    [InlineData("html")]
    [InlineData("empty")]
    [InlineData("truncated")]
    [InlineData("garbage")]
    [InlineData("redirect")]
    [InlineData("code00")]
    [InlineData("code02")]
    [InlineData("duplicate-keys")]
    [InlineData("drop-after")]
    public async Task A_confirm_without_a_status_changes_nothing_until_a_later_check(string fault)
    {
        // A client that may not wait for its second try keeps this test on the manual clock.
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var sent = await shop.SendsAsync();
        await shop.Gateway.FailsAsync("payout-confirm", fault, times: 0);
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();
        await shop.AdvancesAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(30));
        var meanwhile = await shop.PayoutStatusAsync(sent.Id);

        await shop.Gateway.RecoversAsync();
        await shop.AdvancesAsync(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(30));

        Assert.Equal(CheckoutPayoutStatus.Pending, meanwhile);
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
    }

    [Fact]
    public async Task Every_step_leaves_a_journal_row_with_who_and_why_and_no_whole_number()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();

        var steps = await shop.Database.ScalarAsync<string>(
            """
            SELECT group_concat(from_status || '>' || to_status || ':' || coalesce(who, ''), ' ')
            FROM (SELECT * FROM checkout_payout_event WHERE payout_id = @Id ORDER BY version)
            """,
            new { sent.Id });
        var evidence = await shop.Database.ScalarAsync<string>("SELECT evidence FROM checkout_payout_event WHERE to_status = 'Completed'");
        Assert.Equal(">Draft:Awa Draft>Approved:Issa Approved>Sending:Issa Sending>Pending: Pending>Completed:", steps);
        Assert.Equal(64, evidence!.Length);
        Assert.DoesNotContain(PayoutSteps.Number, await shop.Database.TextsAsync("checkout_payout_event"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+33 6 12 34 56 78")]
    [InlineData("00226 70 00 00 00")]
    public async Task A_number_comes_back_from_the_database_as_it_was_given(string number)
    {
        await using var shop = await Shop.OpenAsync();

        var draft = await shop.DraftsAsync(PayoutSteps.Draft(number: number));

        Assert.Equal(PhoneNumber.Parse(number), await shop.Payouts().RevealRecipientAsync(draft.Id, TestContext.Current.CancellationToken));
        Assert.Equal(PhoneNumber.Parse(number).ToString(), draft.Recipient);
    }
}
