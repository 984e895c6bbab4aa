using System.Net;
using System.Text;
using LigdiCash.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Requirements;

// The requirements of the gateway's documentation that the checkout fulfills. The client's part is tested beside the client.
public sealed class CheckoutRequirementTests
{
    [Fact]
    public async Task R1_No_page_that_a_browser_gets_holds_a_key()
    {
        await using var shop = await Shop.OpenAsync();
        var forwarding = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        await interstitial.ContinuesAsync();

        Assert.NotEmpty(forwarding.Page.Browser.Seen);
        Assert.All(forwarding.Page.Browser.Seen, html =>
        {
            Assert.DoesNotContain(Shop.ApiKey, html, StringComparison.Ordinal);
            Assert.DoesNotContain(Shop.ApiToken, html, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("hosted")]
    [InlineData("mobile")]
    public async Task R7_The_payment_is_stored_before_the_gateway_is_called(string method)
    {
        Shop shop = null!;
        List<string?> recorded = [];
        shop = await Shop.OpenAsync(new()
        {
            Values = { ["Checkout:AllowedPaymentMethods"] = "Hosted, Mobile" },
            Host = builder => builder.Services.AddBeforeGateway(() => new Before(async () =>
                recorded.Add(await shop.Database.ScalarAsync<string>("SELECT status FROM checkout_payment")))),
        });
        await using var closing = shop;

        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("method", method), ("phone", "22660000001"));

        Assert.Equal(["Sending"], recorded);
    }

    [Fact]
    public void R9_An_id_is_128_random_bits()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => CheckoutId.New()).ToList();

        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enumerable.Range(0, 32), place => Assert.Equal(16, ids.Select(id => id[place]).Distinct().Count()));
    }

    [Fact]
    public async Task R11_The_token_is_stored_with_the_payment_before_the_shopper_is_sent_on()
    {
        await using var shop = await Shop.OpenAsync();

        var id = await shop.OpensPaymentAsync();

        Assert.NotNull((await shop.PaymentByIdAsync(id)).Token);
        Assert.Equal("Pending", await shop.Database.ScalarAsync<string>("SELECT status FROM checkout_payment"));
    }

    [Fact]
    public async Task R12_No_address_of_ours_names_a_payment_by_its_token()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var token = await shop.TokenAsync(id);

        var byToken = await shop.OpensBrowser().OpenAsync($"checkout/payments/{token}");
        var invoice = await shop.Gateway.InvoiceAsync(id);

        Assert.Equal(HttpStatusCode.NotFound, byToken.Answer.StatusCode);
        Assert.All(new[] { "returnUrl", "cancelUrl", "callbackUrl" }, name =>
            Assert.DoesNotContain(token, invoice[name]!.GetValue<string>(), StringComparison.Ordinal));
        // The test itself has put the token into an address.
        Assert.Throws<CanaryFoundException>(shop.Canaries.ThrowIfFound);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task R13_A_token_has_no_length_limit_and_an_amount_is_whole(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payments = shop.Services.GetRequired<PaymentStore>();
        var payment = Some.Request().CreatePayment(shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30));
        await payments.InsertAsync(payment, CheckoutId.New(), null, TestContext.Current.CancellationToken);
        var token = new string('t', 20_000);
        var protectedToken = shop.Services.GetRequired<TokenProtector>().Protect(
            ProtectedValue.PaymentToken, payment.Id, new Secret(token));

        await payments.SaveAsync(
            payment, payment.Issue(protectedToken, null, shop.Clock.GetUtcNow()), TestContext.Current.CancellationToken);

        Assert.Equal(token, await shop.TokenAsync(payment.Id));
        Assert.Equal(12_500, await shop.Database.ScalarAsync<long>("SELECT amount FROM checkout_payment"));
    }

    [Fact]
    public async Task R22_The_payment_page_is_a_link_in_the_same_tab_and_never_in_a_frame()
    {
        await using var shop = await Shop.OpenAsync();

        var forwarding = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();

        Assert.Null(forwarding.Page.Find("iframe, frame, object, embed"));
        Assert.Null(forwarding.Page.Require("a[data-checkout-forward]").GetAttribute("target"));
    }

    [Theory]
    [InlineData("return")]
    [InlineData("cancel")]
    public async Task R24_A_return_proves_nothing(string route)
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();

        var interstitial = await shop.OpensBrowser().OpenAsync($"checkout/{route}/{id}?status=completed&response_code=00");
        await shop.ProcessesDueWorkAsync();
        var result = await new InterstitialPage(interstitial).ContinuesAsync();

        Assert.Equal("pending", result.Status);
        Assert.Equal(0, await shop.TimesFulfilledAsync(result.OrderReference));
    }

    [Fact]
    public async Task R26_A_browser_that_polls_the_status_asks_the_shop_and_not_the_gateway()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();

        for (var question = 0; question < 20; question++)
        {
            await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}/status");
        }

        await shop.ProcessesDueWorkAsync();
        Assert.Equal(0, await shop.Gateway.ConfirmsAsync(id));
    }

    [Fact]
    public async Task R28_Twin_callbacks_have_one_effect()
    {
        await using var shop = await Shop.OpenAsync(new() { RealTime = true });
        var id = await shop.OpensPaymentAsync();

        await shop.Gateway.ApprovesAsync(id);
        await shop.Gateway.DeliversCallbacksAsync();
        await Eventually.TrueAsync(
            async () => await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'") == 1);

        Assert.Equal(2, (await shop.Gateway.LedgerAsync("callback")).Count);
        Assert.Equal(1, await shop.TimesFulfilledAsync((await shop.PaymentByIdAsync(id)).Reference));
    }

    [Fact]
    public async Task R31_The_gateway_is_asked_with_the_creations_token_after_any_callback()
    {
        await using var shop = await Shop.OpenAsync();
        var paid = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(paid);
        await shop.SettlesAsync();
        var open = await shop.OpensPaymentAsync();
        var token = await shop.TokenAsync(paid);

        var answer = await shop.PostsAsync(
            "checkout/callback", Json($$"""{"status":"completed","token":"{{token}}","transaction_id":"{{open}}"}"""));
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(open)).Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task R33_A_callback_is_acknowledged_with_200(string contentType)
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();

        var answer = await shop.PostsAsync(
            "checkout/callback",
            new StringContent(
                contentType.EndsWith("json", StringComparison.Ordinal) ? $$"""{"transaction_id":"{{id}}"}""" : $"transaction_id={id}",
                Encoding.UTF8,
                contentType));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task R39_A_confirmed_payment_stays_confirmed()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        await shop.Gateway.FailsAsync("confirm", "code02", times: 0);
        await shop.PostsAsync("checkout/callback", Json($$"""{"status":"notcompleted","transaction_id":"{{id}}"}"""));
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task R41_Two_minutes_without_a_callback_start_ten_background_checks()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();

        await shop.WaitsAsync(TimeSpan.FromSeconds(119));
        var before = await shop.Gateway.ConfirmsAsync(id);
        for (var second = 0; second <= 150; second++)
        {
            await shop.WaitsAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0, before);
        Assert.InRange(await shop.Gateway.ConfirmsAsync(id), 10, 11);
    }

    [Fact]
    public async Task R47_A_refusals_sub_code_is_in_the_log()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await shop.Gateway.FailsAsync("create", "code03");

        await summary.PressesPayAsync();

        Assert.Contains(shop.Log.All, line =>
            line.StartsWith("Warning 1002", StringComparison.Ordinal) && line.Contains("sub-code 03", StringComparison.Ordinal));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private sealed class Before(Func<Task> before) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await before();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
