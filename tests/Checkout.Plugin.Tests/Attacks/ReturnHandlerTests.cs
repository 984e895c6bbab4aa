using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// The shop's return handler, for example one that empties the basket, succeeds once for each browser.
public sealed class ReturnHandlerTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A90_A_reopened_receipt_does_not_call_the_return_handler(Store store)
    {
        var returns = new Returns();
        await using var shop = await OpenAsync(returns, store);
        var paid = await PaidAsync(shop, shop.OpensBrowser());

        await paid.ReloadsAsync();
        await shop.RestartsAsync();
        await paid.ReloadsAsync();

        Assert.Equal(1, returns.Calls);
        Assert.Equal(["Tissu faso danfani"], returns.Carts.Single().Lines.Select(line => line.Name));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A90_A_return_handler_that_fails_is_called_until_it_succeeds_once(Store store)
    {
        var returns = new Returns { Failures = 2 };
        await using var shop = await OpenAsync(returns, store);
        var paid = await PaidAsync(shop, shop.OpensBrowser());

        for (var view = 0; view < 4; view++)
        {
            paid = await paid.ReloadsAsync();
        }

        Assert.Equal("paid", paid.Status);
        Assert.Equal(3, returns.Calls);
        Assert.Equal(2, shop.Log.All.Count(line => line.StartsWith("Error 4101", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A90_The_return_handler_runs_once_for_each_browser_that_pressed_Pay()
    {
        var returns = new Returns();
        await using var shop = await OpenAsync(returns);
        var cart = Some.Cart();
        var (laptop, phone) = (shop.OpensBrowser(), shop.OpensBrowser());
        await (await shop.GoesToPayAsync(cart, laptop)).PaysAsync();
        await (await shop.GoesToPayAsync(cart, phone)).PaysAsync();
        var id = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        foreach (var browser in new[] { laptop, phone, laptop, phone })
        {
            await browser.OpenAsync($"checkout/payments/{id}");
        }

        Assert.Equal(2, returns.Calls);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A90_Two_tabs_at_once_call_the_return_handler_once(Store store)
    {
        var returns = new Returns();
        await using var shop = await OpenAsync(returns, store);
        returns.Gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var browser = shop.OpensBrowser();
        var first = PaidAsync(shop, browser);
        await returns.Called.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var second = new ResultPage(
            await browser.OpenAsync($"checkout/payments/{await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment")}"));
        returns.Gate.SetResult();
        await first;

        Assert.Equal("paid", second.Status);
        Assert.Equal(1, returns.Calls);
    }

    [Fact]
    public async Task A90_A_later_view_calls_the_return_handler_after_a_crash()
    {
        var returns = new Returns();
        await using var shop = await OpenAsync(returns);
        var paid = await PaidAsync(shop, shop.OpensBrowser());
        await shop.Database.ExecuteAsync("UPDATE checkout_return SET returned_at = NULL");

        await paid.ReloadsAsync();
        var atOnce = returns.Calls;
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await paid.ReloadsAsync();

        Assert.Equal(1, atOnce);
        Assert.Equal(2, returns.Calls);
    }

    [Fact]
    public async Task A90_The_returned_browsers_are_removed_with_the_personal_data()
    {
        await using var shop = await OpenAsync(new());
        await PaidAsync(shop, shop.OpensBrowser());
        var before = await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_return");

        await RetentionSteps.PassDaysAsync(shop, days: 92);

        Assert.Equal(1, before);
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_return"));
    }

    private static async Task<ResultPage> PaidAsync(Shop shop, Browser browser)
    {
        var forwarding = await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync();
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        return await interstitial.ContinuesAsync();
    }

    private static Task<Shop> OpenAsync(Returns returns, Store store = Store.Sqlite) =>
        Shop.OpenAsync(new() { Store = store, Configure = checkout => checkout.Services.AddScoped<IShopperReturnHandler>(_ => returns) });

    private sealed class Returns : IShopperReturnHandler
    {
        public List<CheckoutCart> Carts { get; } = [];

        public int Failures { get; set; }

        public int Calls => Carts.Count;

        public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource? Gate { get; set; }

        public async Task ReturnedAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken)
        {
            Carts.Add(payment.Cart);
            Called.TrySetResult();
            await (Calls == 1 && Gate is { } gate ? gate.Task : Task.CompletedTask);
            if (Calls <= Failures)
            {
                throw new InvalidOperationException("The session is away.");
            }
        }
    }
}
