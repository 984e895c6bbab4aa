using System.Text.Json.Nodes;
using Checkout.Plugin.Tests.Payouts;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The gateway answers a status check with an undocumented status.
public sealed class UnknownStatusTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A73_An_unknown_status_after_a_callback_goes_to_review_in_time(Store store)
    {
        await using var shop = await OpenAsync("processing", store);
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        await MinutesAsync(shop, 50);
        var meanwhile = await PageAsync(shop, id);
        await MinutesAsync(shop, 120);
        var reviewed = await PageAsync(shop, id);
        await shop.WaitsHourByHourAsync(24);

        Assert.Equal("pending", meanwhile.Status);
        Assert.Equal("review", reviewed.Status);
        Assert.False((await PageAsync(shop, id)).OffersRetry);
        var item = Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(id, item.Payment.Id);
        Assert.Equal(AttentionReason.Disagreement, item.Reason);
    }

    [Fact]
    public async Task A73_An_unknown_status_after_the_payers_return_goes_to_review()
    {
        await using var shop = await OpenAsync("processing");
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");

        await MinutesAsync(shop, 180);

        Assert.Equal("review", (await PageAsync(shop, id)).Status);
    }

    [Theory]
    [InlineData("00:30:00")]
    [InlineData("00:10:00")]
    public async Task A73_A_payment_unknown_for_minutes_goes_to_review_instead_of_expiring(string expireAfter)
    {
        await using var shop = await OpenAsync("processing", expireAfter: expireAfter);
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        await MinutesAsync(shop, 60);

        Assert.Equal("review", (await PageAsync(shop, id)).Status);
    }

    [Fact]
    public async Task A_callback_after_the_expiry_brings_the_payment_to_review()
    {
        await using var shop = await OpenAsync("processing");
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.WaitsHourByHourAsync(48);
        var expired = (await PageAsync(shop, id)).Status;

        await shop.CallsBackAsync(id);
        await MinutesAsync(shop, 120);

        Assert.Equal("expired", expired);
        Assert.Equal("review", (await PageAsync(shop, id)).Status);
    }

    [Fact]
    public async Task Without_a_callback_and_a_return_the_payment_expires()
    {
        await using var shop = await OpenAsync("processing");
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();

        await shop.WaitsHourByHourAsync(48);

        Assert.Equal("expired", (await PageAsync(shop, id)).Status);
        Assert.Empty(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
    }

    [Fact]
    public async Task A_documented_status_after_an_unknown_one_pays()
    {
        var gatewayStatus = new[] { "processing" };
        await using var shop = await OpenAsync(() => gatewayStatus[0]);
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await MinutesAsync(shop, 50);

        gatewayStatus[0] = "COMPLETED";
        await MinutesAsync(shop, 60);

        Assert.Equal("paid", (await PageAsync(shop, id)).Status);
    }

    [Theory]
    [InlineData("Completed", "paid")]
    [InlineData("COMPLETED", "paid")]
    [InlineData("NotCompleted", "not-completed")]
    [InlineData("NoCompleted", "not-completed")]
    [InlineData("Pending", "pending")]
    public async Task A73_A_documented_status_counts_in_any_case(string gatewayStatus, string status)
    {
        await using var shop = await OpenAsync(gatewayStatus);
        var id = await shop.OpensPaymentAsync();

        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        Assert.Equal(status, (await PageAsync(shop, id)).Status);
        Assert.DoesNotContain(shop.Log.Ours, line => line.StartsWith("Warning 3005", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A73_Each_unknown_status_is_logged_once_for_payments_and_payouts()
    {
        await using var shop = await OpenAsync("in_transit");
        for (var payment = 0; payment < 3; payment++)
        {
            await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        }

        await shop.SettlesAsync();
        await shop.SendsAsync();
        await MinutesAsync(shop, 20);

        Assert.Contains(
            "in_transit", Assert.Single(shop.Log.Ours, line => line.StartsWith("Warning 3005", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A73_Unknown_statuses_that_change_write_few_clean_log_lines()
    {
        var check = 0;
        await using var shop = await OpenAsync(
            () => $"mot-{Interlocked.Increment(ref check)}\r\nfail: forged\u202E{new string('x', 10_000)}");
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);

        await MinutesAsync(shop, 60);
        for (var again = 0; again < 40; again++)
        {
            await shop.CallsBackAsync(id);
            await shop.WaitsAsync(TimeSpan.FromSeconds(10));
        }

        var lines = shop.Log.Ours.Where(line => line.StartsWith("Warning 3005", StringComparison.Ordinal)).ToList();
        Assert.InRange(lines.Count, 1, 20);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 400));
        Assert.All(lines, line => Assert.DoesNotContain(line.Trim(), char.IsControl));
    }

    private static Task<Shop> OpenAsync(string status, Store store = Store.Sqlite, string? expireAfter = null) =>
        OpenAsync(() => status, store, expireAfter);

    private static Task<Shop> OpenAsync(Func<string> status, Store store = Store.Sqlite, string? expireAfter = null) => Shop.OpenAsync(new()
    {
        Store = store,
        Values = { ["Checkout:Reconciliation:ExpireAfter"] = expireAfter ?? "1.00:00:00" },
        Configure = checkout => ConfirmRewriter.AddTo(checkout, answer => SetStatus(answer, status())),
    });

    private static void SetStatus(JsonNode answer, string status) => answer["status"] = status;

    private static async Task<ResultPage> PageAsync(Shop shop, string id) =>
        new(await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}"));

    private static async Task MinutesAsync(Shop shop, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        }
    }
}
