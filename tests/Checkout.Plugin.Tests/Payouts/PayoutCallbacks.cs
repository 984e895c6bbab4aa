using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// A payout's callback only schedules a status check.
public sealed class PayoutCallbacks
{
    [Theory]
    [InlineData("completed")]
    [InlineData("notcompleted")]
    public async Task A24_A_forged_callback_decides_nothing_and_the_genuine_one_counts(string forged)
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();
        await shop.PostsAsync(
            Address(sent.Id), Json($$"""{"response_code":"00","status":"{{forged}}","transaction_id":"{{sent.Id}}","amount":"5000"}"""));
        await shop.ProcessesDueWorkAsync();
        var afterForgery = await shop.PayoutStatusAsync(sent.Id);

        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(CheckoutPayoutStatus.Pending, afterForgery);
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
    }

    [Fact]
    public async Task A02_A_forged_failure_of_a_completed_payout_changes_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync(PayoutSteps.Draft(method: PayoutMethod.Wallet));
        await shop.SettlesAsync();

        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsPayoutCallbacksAsync(sent.Id, "notcompleted");
        await shop.SettlesAsync();

        var payout = await shop.PayoutAsync(sent.Id);
        Assert.Equal(CheckoutPayoutStatus.Completed, payout.Status);
        Assert.False(payout.NeedsAttention);
    }

    [Fact]
    public async Task A_callback_for_an_unknown_payout_without_a_token_is_only_a_hint()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("payout-create", "drop-after");
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();

        var payout = Assert.Single(await shop.Payouts().ListAttentionItemsAsync());
        Assert.Equal(CheckoutPayoutStatus.Unknown, payout.Status);
        Assert.Equal(shop.Clock.GetUtcNow(), payout.CalledBackAt);
        Assert.Empty(await shop.Gateway.LedgerAsync("payout-confirm"));
    }

    [Fact]
    public async Task The_address_names_the_payout_when_the_gateway_names_one_of_its_own()
    {
        await using var shop = await Shop.OpenAsync(new() { Emulator = ["--Emulator:PayoutCallbacksNameOwnId=true"] });

        var sent = await shop.SendsAsync(PayoutSteps.Draft(method: PayoutMethod.Wallet));
        await shop.SettlesAsync();

        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
    }

    [Fact]
    public async Task A_callback_is_about_the_payout_in_its_address_not_in_its_body()
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed);
        await shop.Gateway.LosesCallbacksAsync();
        var (first, second) = (await shop.SendsAsync(), await shop.SendsAsync(PayoutSteps.Draft(6_000)));
        await shop.Gateway.PaysOutAsync(second.Id);

        await shop.PostsAsync(Address(first.Id), Json($$"""{"status":"completed","transaction_id":"{{second.Id}}"}"""));
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(CheckoutPayoutStatus.Pending, await shop.PayoutStatusAsync(first.Id));
        Assert.Equal(CheckoutPayoutStatus.Pending, await shop.PayoutStatusAsync(second.Id));
        Assert.Single(await shop.Gateway.PayoutConfirmsAsync(first.Id));
        Assert.Empty(await shop.Gateway.PayoutConfirmsAsync(second.Id));
    }

    [Theory]
    [InlineData("application/json", """{"status":"pending","transaction_id":"@","amount":"5000","operator_id":12}""")]
    [InlineData("application/json", """{"custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":"@"}]}""")]
    [InlineData("application/json", """{"custom_data":[],"external_id":"@"}""")]
    [InlineData(
        "application/x-www-form-urlencoded",
        "response_code=00&status=pending&custom_data=%5B%5D&operator_id=12&transaction_id=@&external_id=@")]
    public async Task R36_Without_an_id_in_the_address_the_body_names_the_payout(string contentType, string body)
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();

        await shop.PostsAsync(
            "checkout/payout-callback",
            new StringContent(body.Replace("@", sent.Id, StringComparison.Ordinal), Encoding.UTF8, contentType));
        await shop.ProcessesDueWorkAsync();

        Assert.Single(await shop.Gateway.PayoutConfirmsAsync(sent.Id));
    }

    [Theory]
    [InlineData("", "{")]
    [InlineData("", "")]
    [InlineData("", "[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("", """{"transaction_id":"' OR 1=1 --"}""")]
    [InlineData("/0123456789abcdef0123456789abcdef", "{}")]
    [InlineData("/0123456789ABCDEF0123456789ABCDEF", "{}")]
    [InlineData("/1", "status=completed")]
    [InlineData("/%27%20OR%201=1", "status=completed")]
    public async Task R30_Garbage_and_unknown_ids_are_answered_200_without_a_gateway_call(string path, string body)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.SendsAsync();

        var answer = await shop.PostsAsync($"checkout/payout-callback{path}", Json(body));
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("OK", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await shop.Gateway.LedgerAsync("payout-confirm"));
    }

    [Fact]
    public async Task A_payment_is_not_a_payout_and_a_payout_is_not_a_payment()
    {
        await using var shop = await Shop.OpenAsync();
        var payment = await shop.OpensPaymentAsync();
        var payout = await shop.SendsAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(10));

        await shop.PostsAsync(Address(payment), Json("{}"));
        await shop.PostsAsync("checkout/callback", Json($$"""{"transaction_id":"{{payout.Id}}"}"""));
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(0, await shop.Gateway.ConfirmsAsync());
        Assert.Empty(await shop.Gateway.LedgerAsync("payout-confirm"));
    }

    [Fact]
    public async Task A_flood_of_forged_callbacks_causes_a_check_every_30_seconds_at_most()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();

        for (var second = 0; second < 180; second++)
        {
            await shop.PostsAsync(Address(sent.Id), Json("""{"status":"completed"}"""));
            await shop.WaitsAsync(TimeSpan.FromSeconds(1));
        }

        var asked = (await shop.Gateway.PayoutConfirmsAsync(sent.Id)).Select(entry => entry!["at"]!.GetValue<long>()).ToList();
        Assert.InRange(asked.Count, 6, 7);
        Assert.All(asked.Zip(asked.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 30_000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task R28_Repeated_callbacks_cause_one_transition(int times)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.RepeatsCallbacksAsync(times);
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);

        for (var second = 0; second < 61; second++)
        {
            await shop.SettlesAsync();
            await shop.WaitsAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payout_event WHERE to_status = 'Completed'"));
    }

    [Fact]
    public async Task A_callback_that_cannot_be_stored_is_answered_503()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payout RENAME TO gone");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await shop.PostsAsync(Address(Some.NewId()), Json("{}"))).StatusCode);
    }

    [Fact]
    public async Task Nothing_but_the_callback_leads_to_payouts_from_outside()
    {
        await using var shop = await Shop.OpenAsync();

        var routes = shop.Services.GetRequired<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.Contains("payout", StringComparison.OrdinalIgnoreCase)).ToList();

        // Besides the callback, only probes of its address are answered.
        Assert.All(routes, route => Assert.Equal("checkout/payout-callback/{id?}", route.RoutePattern.RawText));
        Assert.All(routes, route => Assert.NotNull(route.Metadata.GetMetadata<IAllowAnonymous>()));
        Assert.Equal(
            ["GET", "HEAD", "OPTIONS", "POST"],
            routes.SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods).Order(StringComparer.Ordinal));
    }

    private static string Address(string id) => $"checkout/payout-callback/{id}";

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
