using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A shop finds its payments by reference, by id and in pages.
public sealed class PaymentListTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_payments_of_many_purchases_are_found_at_once(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var (paid, open) = (Some.Cart(5_000), Some.Cart(6_000));
        var first = await shop.OpensPaymentAsync(paid);
        await shop.Gateway.ApprovesAsync(first);
        await shop.SettlesAsync();
        var second = await shop.OpensPaymentAsync(open);

        var found = await Checkout(shop).FindManyAsync([paid.Reference, open.Reference, open.Reference, "no-such-purchase", "a\0b"]);

        Assert.Equal(2, found.Count);
        Assert.Equal((first, CheckoutPaymentStatus.Paid), (found[paid.Reference].Id, found[paid.Reference].Status));
        Assert.Equal(second, found[open.Reference].Id);
        Assert.Empty(await Checkout(shop).FindManyAsync([]));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Of_several_attempts_the_paid_one_is_found(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var cart = Some.Cart(5_000);
        var browser = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var first = (await shop.PaymentAsync(cart.Reference)).Id;
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync(("firstName", "Fatou"));
        Assert.NotEqual(first, (await Checkout(shop).FindManyAsync([cart.Reference]))[cart.Reference].Id);
        await shop.Gateway.ApprovesAsync(first);
        await shop.SettlesAsync();

        var found = await Checkout(shop).FindManyAsync([cart.Reference]);

        Assert.Equal(first, found[cart.Reference].Id);
        Assert.Equal(first, (await shop.PaymentAsync(cart.Reference)).Id);
    }

    [Fact]
    public async Task More_than_a_thousand_references_are_refused()
    {
        await using var shop = await Shop.OpenAsync();
        var references = Enumerable.Range(0, 1_001).Select(number => $"order-{number}").ToList();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Checkout(shop).FindManyAsync(references));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_payment_is_found_by_its_id(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await shop.OpensPaymentAsync();

        Assert.Equal(id, (await Checkout(shop).FindByIdAsync(id))?.Id);
        Assert.Null(await Checkout(shop).FindByIdAsync("nobodys"));
        Assert.Null(await Checkout(shop).FindByIdAsync("a\0b"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_list_has_the_newest_first_and_its_pages_leave_nothing_out(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var ids = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            ids.Add(await shop.OpensPaymentAsync());
            shop.Clock.Advance(TimeSpan.FromSeconds(number % 2));
        }

        var (listed, query) = (new List<CheckoutPayment>(), new PaymentQuery { PageSize = 2 });
        do
        {
            var page = await Checkout(shop).ListAsync(query);
            listed.AddRange(page.Payments);
            query = query with { After = page.Next };
            await shop.OpensPaymentAsync();
        }
        while (query.After is not null);

        Assert.Equal(ids.Order(StringComparer.Ordinal), listed.Select(payment => payment.Id).Order(StringComparer.Ordinal));
        Assert.Equal(listed.Select(payment => payment.CreatedAt).OrderDescending(), listed.Select(payment => payment.CreatedAt));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_list_can_be_limited_to_statuses_times_and_a_method(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var paid = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(paid);
        await shop.SettlesAsync();
        var day = shop.Clock.GetUtcNow();
        shop.Clock.Advance(TimeSpan.FromHours(1));
        var open = await shop.OpensPaymentAsync();

        async Task<string?> OnlyAsync(PaymentQuery query) => (await Checkout(shop).ListAsync(query)).Payments switch
        {
            [var only] => only.Id,
            var several => $"{several.Count} payments",
        };

        Assert.Equal(paid, await OnlyAsync(new() { Statuses = [CheckoutPaymentStatus.Paid] }));
        Assert.Equal(open, await OnlyAsync(new() { Statuses = [CheckoutPaymentStatus.Pending, CheckoutPaymentStatus.Sending] }));
        Assert.Equal(paid, await OnlyAsync(new() { CreatedBefore = day.AddMinutes(1) }));
        Assert.Equal(open, await OnlyAsync(new() { CreatedFrom = day.AddMinutes(1) }));
        Assert.Equal("2 payments", await OnlyAsync(new() { Method = PaymentMethods.Hosted }));
        Assert.Equal("0 payments", await OnlyAsync(new() { Method = PaymentMethods.Wallet }));
    }

    [Fact]
    public async Task A_wrong_page_is_refused_by_name()
    {
        await using var shop = await Shop.OpenAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Checkout(shop).ListAsync(new() { After = "page-2" }));

        Assert.Contains("\"page-2\"", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaymentQuery { PageSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaymentQuery { PageSize = 501 });
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_check_by_a_person_finds_a_payment_whose_callback_was_lost(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);

        var checkedNow = await Checkout(shop).CheckStatusAsync(id);

        Assert.Equal(CheckoutPaymentStatus.Paid, checkedNow?.Status);
        Assert.Null(await Checkout(shop).CheckStatusAsync("nobodys"));
    }

    [Fact]
    public async Task A_second_check_waits_for_the_minimum_gap()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await Checkout(shop).CheckStatusAsync(id);
        await shop.Gateway.ApprovesAsync(id);

        var tooSoon = await Checkout(shop).CheckStatusAsync(id);
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(CheckoutPaymentStatus.Pending, tooSoon?.Status);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await Checkout(shop).FindByIdAsync(id))?.Status);
    }

    [Fact]
    public async Task The_list_and_the_search_by_references_read_an_index()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.OpensPaymentAsync();

        var list = await PlanAsync(shop, PaymentListSql.List([CheckoutPaymentStatus.Paid, CheckoutPaymentStatus.Pending]));
        var search = await PlanAsync(shop, PaymentListSql.FindMany(Dialect.Sqlite));

        Assert.Equal(2, list.Count(step => step.Contains("USING INDEX checkout_payment_list", StringComparison.Ordinal)));
        Assert.Contains(search, step => step.Contains("USING INDEX checkout_payment_reference", StringComparison.Ordinal));
        Assert.DoesNotContain([.. list, .. search], step => step.StartsWith("SCAN checkout_payment", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> PlanAsync(Shop shop, string sql)
    {
        await using var connection = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var values = new { createdAt = 0L, id = "", from = 0L, method = (string?)null, limit = 2, ids = new[] { "a", "b" } };
        return [.. (await connection.QueryAsync<(long, long, long, string Detail)>($"EXPLAIN QUERY PLAN {sql}", values))
            .Select(step => step.Detail)];
    }

    private static ICheckout Checkout(Shop shop) => shop.Services.GetRequiredService<ICheckout>();
}
