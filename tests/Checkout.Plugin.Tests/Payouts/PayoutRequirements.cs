using System.Text.Json.Nodes;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// Requirements of the gateway's documentation for payouts that no other test of this folder covers.
public sealed class PayoutRequirements
{
    [Fact]
    public async Task R7_A_payout_is_stored_under_our_id_before_the_gateway_is_called()
    {
        await using var shop = await Shop.OpenAsync();
        var approved = await shop.ApprovesAsync();
        await shop.Gateway.FailsAsync("payout-create", "slow");

        var sending = shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager);
        await Eventually.TrueAsync(async () => (await shop.Gateway.PayoutsAsync()).Count == 1);
        var meanwhile = await shop.PayoutStatusAsync(approved.Id);
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        await sending;

        Assert.Equal(CheckoutPayoutStatus.Sending, meanwhile);
        var message = JsonNode.Parse(Assert.Single(await shop.Gateway.PayoutCreatesAsync())["body"]!.GetValue<string>())!["commande"]!;
        Assert.Equal($$"""{"transaction_id":"{{approved.Id}}"}""", message["custom_data"]!.ToJsonString());
    }

    [Fact]
    public async Task R9_Ids_are_random_and_do_not_follow_each_other()
    {
        await using var shop = await Shop.OpenAsync();

        var (first, second) = ((await shop.DraftsAsync()).Id, (await shop.DraftsAsync()).Id);

        Assert.Matches("^[0-9a-f]{32}$", first);
        Assert.NotEqual(first[..16], second[..16]);
        Assert.NotEqual(first[16..], second[16..]);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task R13_A_token_of_any_length_is_stored_with_our_id_as_soon_as_it_arrives(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payouts = shop.Services.GetRequired<PayoutStore>();
        var payout = await shop.PayoutAsync((await shop.ApprovesAsync()).Id);
        var token = new string('j', 20_000);

        var protector = shop.Services.GetRequired<TokenProtector>();
        var accepted = payout.Accept(protector.Protect(ProtectedValue.PayoutToken, payout.Id, new Secret(token)), shop.Clock.GetUtcNow());
        await payouts.SaveAsync(payout, accepted, TestContext.Current.CancellationToken);

        var stored = (await shop.PayoutAsync(payout.Id)).Row.ProtectedToken;
        Assert.Equal(token, protector.Unprotect(ProtectedValue.PayoutToken, payout.Id, stored)!.Reveal());
    }

    [Fact]
    public async Task R11_The_token_is_stored_before_the_payout_is_reported_as_sent()
    {
        await using var shop = await Shop.OpenAsync();

        var sent = await shop.SendsAsync();

        Assert.Equal(
            Digest.Of((await shop.Gateway.PayoutsAsync())[0]!["token"]!.GetValue<string>()),
            await shop.Database.ScalarAsync<string>(
                "SELECT token_hash FROM checkout_payout WHERE id = @Id AND token IS NOT NULL", new { sent.Id }));
    }

    [Fact]
    public async Task R19_The_callback_address_is_public_and_holds_no_secret()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:PublicBaseUrl"] = "https://shop.example/boutique" } });

        var sent = await shop.SendsAsync();

        Assert.Equal(
            $"https://shop.example/boutique/checkout/payout-callback/{sent.Id}",
            (await shop.Gateway.PayoutsAsync())[0]!["callbackUrl"]!.GetValue<string>());
    }

    [Fact]
    public async Task R31_The_gateway_is_asked_with_the_stored_token_only()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();
        var created = (await shop.Gateway.PayoutsAsync())[0]!["token"]!.GetValue<string>();

        await shop.Gateway.SendsPayoutCallbacksAsync(sent.Id, "completed");
        await shop.SettlesAsync();

        var asked = Assert.Single(await shop.Gateway.PayoutConfirmsAsync(sent.Id))!;
        Assert.Equal(created, asked["token"]!.GetValue<string>());
        Assert.Equal(CheckoutPayoutStatus.Pending, await shop.PayoutStatusAsync(sent.Id));
    }

    [Fact]
    public async Task R37_An_accepted_request_is_not_taken_for_money()
    {
        await using var shop = await Shop.OpenAsync();

        var sent = await shop.SendsAsync();

        Assert.Equal(CheckoutPayoutStatus.Pending, sent.Status);
        Assert.Null(sent.CompletedAt);
    }

    [Fact]
    public async Task R51_A_payout_pending_for_days_is_neither_failed_nor_sent_again()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();

        await shop.AdvancesAsync(TimeSpan.FromDays(6), TimeSpan.FromMinutes(30));
        var before = await shop.PayoutStatusAsync(sent.Id);
        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.AdvancesAsync(TimeSpan.FromHours(7), TimeSpan.FromMinutes(30));

        Assert.Equal(CheckoutPayoutStatus.Pending, before);
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    // ContradictedPayouts covers payouts that were not completed.
    [Fact]
    public async Task R39_After_the_paid_status_the_gateway_is_not_asked_again()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        var asked = (await shop.Gateway.PayoutConfirmsAsync(sent.Id)).Count;

        await shop.AdvancesAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(1));

        Assert.Equal(asked, (await shop.Gateway.PayoutConfirmsAsync(sent.Id)).Count);
    }

    [Fact]
    public async Task R42_The_first_ten_checks_are_a_minute_apart_and_none_closer_than_30_s()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();

        await shop.AdvancesAsync(TimeSpan.FromHours(2), TimeSpan.FromSeconds(10));

        var asked = (await shop.Gateway.PayoutConfirmsAsync(sent.Id)).Select(entry => entry!["at"]!.GetValue<long>()).ToList();
        var gaps = asked.Zip(asked.Skip(1), (before, after) => (after - before) / 1_000).ToList();
        Assert.All(gaps.Take(9), gap => Assert.Equal(60, gap));
        Assert.All(gaps, gap => Assert.InRange(gap, 30, 21_600));
        Assert.InRange(asked.Count, 12, 15);
    }

    [Theory]
    [InlineData(PayoutMethod.MobileMoney, "payout-create", "06", "createStraightWithdrawal", "allow the address")]
    [InlineData(PayoutMethod.MobileMoney, "payout-create", "08", "createStraightWithdrawal", "fund that sub-account")]
    [InlineData(PayoutMethod.Wallet, "withdrawal-create", "01", "createWithdrawal", "ask LigdiCash")]
    [InlineData(PayoutMethod.Wallet, "withdrawal-create", "04", "createWithdrawal", "fund the sub-account")]
    public async Task R47_A_refusal_warns_with_its_sub_code_the_wiki_and_the_repair(
        PayoutMethod method, string endpoint, string subCode, string wiki, string whatToDo)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync(endpoint, $"code{subCode}");

        var failed = await shop.SendsAsync(PayoutSteps.Draft(method: method));

        var line = Assert.Single(shop.Log.All, line => line.StartsWith("Warning 7103", StringComparison.Ordinal));
        Assert.All(new[] { failed.Id, $"sub-code {subCode}", $"https://client.ligdicash.com/wiki/{wiki}", whatToDo }, text =>
            Assert.Contains(text, line, StringComparison.Ordinal));
        Assert.DoesNotContain("Echec", failed.Explanation, StringComparison.OrdinalIgnoreCase);
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Fact]
    public async Task R49_A_number_without_a_wallet_is_refused_and_paid_by_another_payout()
    {
        await using var shop = await Shop.OpenAsync();
        const string NoWallet = "22670990029";

        var refused = await shop.SendsAsync(PayoutSteps.Draft(method: PayoutMethod.Wallet, number: NoWallet));
        var sent = await shop.SendsAsync(PayoutSteps.Draft(number: NoWallet));

        Assert.Equal(CheckoutPayoutStatus.Failed, refused.Status);
        Assert.Equal(CheckoutPayoutStatus.Pending, sent.Status);
    }

    [Fact]
    public async Task R52_A_refund_is_a_payout_with_its_own_id_and_counts_for_its_payment()
    {
        await using var shop = await Shop.OpenAsync();
        var payment = await shop.PaidAsync(12_500);

        var refund = await shop.SendsAsync(PayoutSteps.Draft(12_500, paymentId: payment));
        await shop.Gateway.PaysOutAsync(refund.Id);
        await shop.SettlesAsync();

        Assert.Equal(payment, refund.PaymentId);
        Assert.NotEqual(payment, (await shop.Gateway.PayoutsAsync())[0]!["transactionId"]!.GetValue<string>());
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(refund.Id));
        Assert.Equal(
            PayoutObstacle.MoreThanPaid,
            PayoutSteps.Obstacle(await shop.Payouts().DraftAsync(PayoutSteps.Draft(1, paymentId: payment), PayoutSteps.Clerk)));
    }
}
