using Microsoft.Extensions.DependencyInjection;
using System.Net;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// A key is stored for a day.
public sealed class IdempotencyKeyExpiryTests
{
    [Theory]
    [InlineData(false, "23:59:59", true, 1)]
    [InlineData(false, "1.00:00:01", false, 1)]
    [InlineData(true, "23:59:59", null, 1)]
    [InlineData(true, "1.00:00:01", false, 2)]
    public async Task A_key_is_deleted_after_a_day_and_one_open_invoice_still_holds(
        bool otherCart, string after, bool? replayed, int creates)
    {
        await using var shop = await OpenAsync(new() { Values = { ["Checkout:Reconciliation:ExpireAfter"] = "3.00:00:00" } });
        var cart = Some.Cart(5_000);
        var summary = await shop.GoesToPayAsync(cart);
        await summary.PaysAsync();

        shop.Clock.Advance(TimeSpan.Parse(after, System.Globalization.CultureInfo.InvariantCulture));
        shop.Script.Carts[cart.Reference] = otherCart ? Some.Doubled(cart) : cart;
        var answer = await summary.PressesPayAsync(("cartSeen", ""));

        Assert.Equal(replayed is null ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK, answer.Answer.StatusCode);
        Assert.Equal(replayed == true, answer.IsReplay);
        Assert.Equal(replayed is not null, answer.Find("a[data-checkout-forward]") is not null);
        Assert.Equal(creates, await CreatesAsync(shop));
        Assert.Equal(
            1,
            await shop.Database.ScalarAsync<long>(
                "SELECT COUNT(*) FROM checkout_payment WHERE status = 'Pending' AND superseded_at IS NULL"));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Expired_keys_are_deleted_and_others_are_not(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        for (var key = 0; key < (2 * HourlyJobs.KeyBatch) + 7; key++)
        {
            await shop.Database.ExecuteAsync(
                "INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES (@key, 'p', @at)",
                new { key = $"k{key}", at = shop.Clock.GetUtcNow().AddHours(-24).ToUnixTimeMilliseconds() });
        }

        using var job = ActivatorUtilities.CreateInstance<HourlyJobs>(shop.Services);
        await job.StartAsync(TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            return await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_key WHERE payment_id = 'p'") == 0;
        });
        await job.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_key"));
    }
}
