using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class CallbackReceiverTests
{
    [Fact]
    public async Task A06_A_forged_callback_changes_nothing_and_the_genuine_one_counts()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();

        var forged = await shop.PostsAsync(
            "checkout/callback", Json($$"""{"status":"completed","response_code":"00","amount":12500,"transaction_id":"{{id}}"}"""));
        await shop.ProcessesDueWorkAsync();
        var afterForgery = (await shop.PaymentByIdAsync(id)).Status;
        await shop.Gateway.ApprovesAsync(id);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(HttpStatusCode.OK, forged.StatusCode);
        Assert.Equal(CheckoutPaymentStatus.Pending, afterForgery);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A_callback_counts_although_its_sender_hangs_up()
    {
        using var hangUp = new CancellationTokenSource();
        var store = new CancellingIdempotencyStore(hangUp);
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => checkout.Services.Replace(new(typeof(IIdempotencyStore), store)) });
        var id = await shop.OpensPaymentAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        var before = (await shop.PaymentByIdAsync(id)).Row.DueAt;

        using var client = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };
        await Record.ExceptionAsync(() => client.PostAsync("checkout/callback", Json($$"""{"transaction_id":"{{id}}"}"""), hangUp.Token));

        Assert.True(hangUp.IsCancellationRequested);
        await Eventually.TrueAsync(async () => (await shop.PaymentByIdAsync(id)).Row.DueAt < before);
    }

    [Theory]
    [InlineData("application/json", "{")]
    [InlineData("application/json", "")]
    [InlineData("application/json", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("application/json", """{"custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":"' OR 1=1 --"}]}""")]
    [InlineData("application/json", """{"transaction_id":"0123456789abcdef0123456789abcdef"}""")]
    [InlineData("application/x-www-form-urlencoded", "custom_data=%5B%7B&status=completed")]
    [InlineData("application/x-www-form-urlencoded", "transaction_id=0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("text/html", "<h1>hello</h1>")]
    public async Task Garbage_and_unknown_ids_are_answered_200_and_ask_the_gateway_nothing(string contentType, string body)
    {
        await using var shop = await Shop.OpenAsync();

        var answer = await shop.PostsAsync("checkout/callback", new StringContent(body, Encoding.UTF8, contentType));
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("OK", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await shop.Gateway.ConfirmsAsync());
    }

    [Theory]
    [InlineData(true, "checkout/callback", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(false, "checkout/callback", HttpStatusCode.RequestEntityTooLarge)]
    // The address says enough, so the body is not read.
    [InlineData(true, "checkout/callback/0123456789abcdef0123456789abcdef", HttpStatusCode.OK)]
    [InlineData(false, "checkout/callback/0123456789abcdef0123456789abcdef", HttpStatusCode.OK)]
    public async Task More_than_64_KB_are_not_read_whether_or_not_the_length_is_announced(
        bool announced, string path, HttpStatusCode status)
    {
        await using var shop = await Shop.OpenAsync();
        using var body = new StreamContent(new MemoryStream(new byte[70_000]));
        if (!announced)
        {
            body.Headers.ContentLength = null;
        }

        var answer = await shop.PostsAsync(path, body);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_callback_that_cannot_be_stored_is_answered_503()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO gone");

        var answer = await shop.PostsAsync("checkout/callback", Json($$"""{"transaction_id":"{{id}}"}"""));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.OK)]
    [InlineData("HEAD", HttpStatusCode.OK)]
    [InlineData("OPTIONS", HttpStatusCode.OK)]
    [InlineData("PUT", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    public async Task Only_a_post_is_a_callback_but_a_probe_is_answered(string method, HttpStatusCode status)
    {
        await using var shop = await Shop.OpenAsync();
        using var client = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };

        foreach (var path in new[] { "checkout/callback", "checkout/callback/1", "checkout/payout-callback/1" })
        {
            using var answer = await client.SendAsync(new(new(method), path), TestContext.Current.CancellationToken);

            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(
                status == HttpStatusCode.OK ? "OK" : "", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_callback_that_comes_before_the_invoice_is_stored_is_remembered()
    {
        await using var shop = await Shop.OpenAsync();
        var sending = Some.Request().CreatePayment(shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30));
        var payments = shop.Services.GetRequired<PaymentStore>();
        await payments.InsertAsync(sending, CheckoutId.New(), superseded: null, TestContext.Current.CancellationToken);

        await shop.PostsAsync("checkout/callback", Json($$"""{"transaction_id":"{{sending.Id}}"}"""));
        await shop.ProcessesDueWorkAsync();
        var meanwhile = (await shop.PaymentByIdAsync(sending.Id)).Status;
        var change = sending.Issue(Some.Token("token"), "a page", shop.Clock.GetUtcNow());
        sending.ScheduleCheck(shop.Clock.GetUtcNow() + TimeSpan.FromMinutes(2), shop.Clock.GetUtcNow());
        await payments.SaveAsync(sending, change, TestContext.Current.CancellationToken);

        Assert.Equal(CheckoutPaymentStatus.Sending, meanwhile);
        Assert.Equal(
            sending.Id,
            Assert.Single(
                await shop.Services.Checks().ClaimDueAsync(10, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Id);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSqlWithRedis)]
    public async Task A_twin_within_two_seconds_queries_no_database(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await shop.OpensPaymentAsync();
        await shop.PostsAsync("checkout/callback", Json($$"""{"transaction_id":"{{id}}"}"""));
        var claims = shop.Services.GetRequired<IIdempotencyStore>();
        await Eventually.TrueAsync(async () => await claims.IsClaimedAsync(IdempotencyKey.ForCallback(id)));
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO gone");

        var twin = await shop.PostsAsync("checkout/callback", Json($$"""{"transaction_id":"{{id}}"}"""));

        Assert.Equal(HttpStatusCode.OK, twin.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_possible_twin_is_stored_after_the_answer_without_delaying_it(bool fails)
    {
        var store = new FailingIdempotencyStore(fails);
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => checkout.Services.Replace(new(typeof(IIdempotencyStore), store)) });
        store.Database = shop.Database;
        var id = await shop.OpensPaymentAsync();

        var answer = await shop.PostsAsync("checkout/callback", Json($$"""{"transaction_id":"{{id}}"}"""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(await store.MarkedAt.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        await Eventually.TrueAsync(
            () => Task.FromResult(fails == shop.Log.All.Any(line => line.StartsWith("Warning 2003", StringComparison.Ordinal))));
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
