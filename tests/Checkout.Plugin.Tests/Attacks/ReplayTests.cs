using System.Collections.Concurrent;
using Checkout.Plugin.Tests.Payouts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Genuine requests are sent again.
public sealed class ReplayTests
{
    // Every column that money depends on. The times of callbacks and the number of checks may change.
    private static readonly (string Table, string Columns)[] Accounts =
    [
        ("checkout_payment", "id status version paid_at ended_at duplicate_at contradicted_at settled_at"),
        ("checkout_fulfillment", "reference status attempts"),
        ("checkout_event", "payment_id version to_status"),
        ("checkout_payout", "id status version completed_at contradicted_at"),
        ("checkout_payout_event", "payout_id version to_status"),
        ("test_order", "reference fulfillments"),
    ];

    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A26_Replaying_a_day_of_callbacks_ten_times_changes_nothing(Store store)
    {
        var recorded = new ConcurrentQueue<Recorded>();
        await using var shop = await Shop.OpenAsync(
            new() { Store = store, Pipeline = app => app.Use((context, next) => RecordAsync(context, next, recorded)) });
        await PassesADayAsync(shop);
        var before = await AccountsAsync(shop);
        var day = recorded.ToArray();

        for (var time = 0; time < 10; time++)
        {
            foreach (var callback in day)
            {
                shop.Clock.Advance(TimeSpan.FromSeconds(31));
                (await shop.PostsAsync(callback.Path, callback.Content())).EnsureSuccessStatusCode();
                await shop.ProcessesDueWorkAsync();
            }
        }

        Assert.True(day.Length >= 20, $"Only {day.Length} callbacks were recorded on that day.");
        Assert.Equal(before, await AccountsAsync(shop));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A62_A_form_posted_repeatedly_counts_once_even_after_its_key_is_deleted(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);

        var open = await ThreeTimesAsync(async () => (await summary.PaysAsync()).Link);
        await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(cart.Reference)).Id);
        await shop.SettlesAsync();
        var paid = await ThreeTimesAsync(async () => new ResultPage(await summary.PressesPayAsync()).Status);
        await shop.WaitsAsync(TimeSpan.FromHours(25));
        var withoutKey = await ThreeTimesAsync(async () => new ResultPage(await summary.PressesPayAsync()).Status);
        await shop.SettlesAsync();

        Assert.Single(open.Distinct());
        Assert.All(paid.Concat(withoutKey), status => Assert.Equal("paid", status));
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("""
            SELECT COUNT(*) FROM checkout_event
            WHERE to_status = 'Paid' AND from_status <> 'Paid'
            """));
    }

    private static async Task<string[]> ThreeTimesAsync(Func<Task<string>> press) => [await press(), await press(), await press()];

    // A day with paid, declined, late and duplicate payments, and two payouts.
    private static async Task PassesADayAsync(Shop shop)
    {
        for (var number = 0; number < 3; number++)
        {
            await shop.PaidAsync();
            await shop.Gateway.DeclinesAsync(await shop.OpensPaymentAsync());
            await shop.SettlesAsync();
        }

        var cart = Some.Cart(5_000);
        string[] twice = [await shop.OpensPaymentAsync(cart), await shop.OpensPaymentAsync(Some.Doubled(cart))];
        var late = await shop.OpensPaymentAsync();
        var (paidOut, refused) = (await shop.SendsAsync(), await shop.SendsAsync(PayoutSteps.Draft(4_000, number: "22660000000")));
        await shop.Gateway.PaysOutAsync(paidOut.Id);
        await shop.Gateway.FailsToPayOutAsync(refused.Id);
        await shop.WaitsHourByHourAsync(25);
        foreach (var id in twice.Append(late))
        {
            await shop.Gateway.ApprovesAsync(id);
            await shop.SettlesAsync();
        }

        await shop.WaitsHourByHourAsync(2);
    }

    private static async Task<string> AccountsAsync(Shop shop)
    {
        List<string> accounts = [];
        foreach (var (table, columns) in Accounts)
        {
            var line = string.Join(" || ", columns.Split(' ').Select(column => $"COALESCE(CAST({column} AS TEXT), '')"));
            accounts.Add($"{table}: {await shop.Database.TextsAsync($"(SELECT {line} AS line FROM {table} ORDER BY 1) AS lines")}");
        }

        return string.Join('\n', accounts);
    }

    private static async Task RecordAsync(HttpContext context, RequestDelegate next, ConcurrentQueue<Recorded> recorded)
    {
        if (context.Request.Path.Value!.Contains("callback", StringComparison.Ordinal))
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            recorded.Enqueue(new(context.Request.Path, context.Request.ContentType!, body.ToArray()));
            context.Request.Body = new MemoryStream(body.ToArray());
        }

        await next(context);
    }

    private sealed record Recorded(string Path, string Type, byte[] Body)
    {
        public ByteArrayContent Content()
        {
            var content = new ByteArrayContent(Body);
            content.Headers.TryAddWithoutValidation("Content-Type", Type);
            return content;
        }
    }
}
