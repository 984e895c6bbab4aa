using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The journal of a payment records the fulfillment, and the attention item shows the handler's reason.
public sealed class OrderJournalTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_journal_records_a_fulfilled_order(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });

        var id = await PaidAsync(shop);

        Assert.Equal(["the gateway confirmed it", "the shop fulfilled the order"], (await JournalAsync(shop, id)).TakeLast(2));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_journal_records_a_refused_order(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("cancelled by the buyer"));

        var id = await PaidAsync(shop);

        Assert.Equal("the shop refused to fulfill the order: cancelled by the buyer", (await JournalAsync(shop, id))[^1]);
        Assert.Equal(
            "cancelled by the buyer", Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Detail);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_journal_records_an_abandoned_order(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        for (var attempt = 0; attempt < 20; attempt++)
        {
            shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        }

        var id = await PaidAsync(shop);
        await shop.WaitsHourByHourAsync(24);

        Assert.Equal("the order was given up after 20 attempts: out of stock", (await JournalAsync(shop, id))[^1]);
        Assert.Equal("out of stock", Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Detail);
    }

    // Half a surrogate pair, a NUL in the text, no reason at all.
    [Theory]
    [InlineData(Store.Sqlite, false)]
    [InlineData(Store.PostgreSql, false)]
    [InlineData(Store.PostgreSql, true)]
    public async Task An_order_is_refused_with_any_reason_of_the_handler(Store store, bool none)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused(none ? null! : $"\0{string.Concat(Enumerable.Repeat("😀", 400))}"));

        await PaidAsync(shop);

        var item = Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(AttentionReason.Refused, item.Reason);
        Assert.Equal(none ? null : 500, item.Detail?.Length);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_journal_records_a_superseding_payment_and_a_duplicate(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var (browser, cart) = (shop.OpensBrowser(), Some.Cart(5_000));
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var old = (await shop.PaymentAsync(cart.Reference)).Id;
        await (await shop.GoesToPayAsync(Some.Doubled(cart), browser)).PaysAsync();
        var current = (await shop.PaymentAsync(cart.Reference)).Id;

        foreach (var id in new[] { current, old })
        {
            await shop.Gateway.ApprovesAsync(id);
            await shop.SettlesAsync();
        }

        Assert.Contains(old, (await JournalAsync(shop, current))[0], StringComparison.Ordinal);
        Assert.Equal(
            ["the gateway confirmed it", "the purchase was paid before: this money is to be returned"],
            (await JournalAsync(shop, old)).TakeLast(2));
    }

    private static async Task<string> PaidAsync(Shop shop)
    {
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        return id;
    }

    // Each version of the payment has one row.
    private static async Task<List<string>> JournalAsync(Shop shop, string id)
    {
        var reasons = new List<string>();
        var last = await shop.Database.ScalarAsync<long>("SELECT version FROM checkout_payment WHERE id = @id", new { id });
        for (var version = 1L; version <= last; version++)
        {
            reasons.Add(
                Assert.IsType<string>(
                    await shop.Database.ScalarAsync<string>(
                        "SELECT reason FROM checkout_event WHERE payment_id = @id AND version = @version", new { id, version })));
        }

        return reasons;
    }
}
