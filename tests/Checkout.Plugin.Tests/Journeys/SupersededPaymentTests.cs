using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A superseded invoice is paid late. Its money must not pay for the changed cart.
public sealed class SupersededPaymentTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A92_A_superseded_payment_of_1000_does_not_pay_a_purchase_of_900000(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var (cheap, old) = await OpensAsync(shop, 1_000);
        await (await shop.GoesToPayAsync(Repriced(cheap, 900_000))).PaysAsync();

        await shop.Gateway.ApprovesAsync(old);
        await shop.SettlesAsync();

        await IsInReviewAsync(shop, old, Money.Xof(1_000));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A92_A_payment_that_ended_before_the_newer_one_does_not_pay_it(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var (cheap, old) = await OpensAsync(shop, 1_000);
        await shop.Gateway.FailsAsync("confirm", "not-completed");
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        var before = (await shop.PaymentByIdAsync(old)).Status;
        await (await shop.GoesToPayAsync(Repriced(cheap, 900_000))).PaysAsync();

        await shop.Gateway.ApprovesAsync(old);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(4));

        Assert.Equal(CheckoutPaymentStatus.NotCompleted, before);
        await IsInReviewAsync(shop, old, Money.Xof(1_000));
    }

    [Fact]
    public async Task A92_A_superseded_payment_does_not_pay_for_a_refused_newer_one()
    {
        await using var shop = await Shop.OpenAsync();
        var (cheap, old) = await OpensAsync(shop, 1_000);
        await shop.Gateway.FailsAsync("create", "code00");
        await (await shop.GoesToPayAsync(Repriced(cheap, 900_000))).PressesPayAsync();

        await shop.Gateway.ApprovesAsync(old);
        await shop.SettlesAsync();

        await IsInReviewAsync(shop, old, Money.Xof(1_000));
    }

    [Fact]
    public async Task A92_Late_money_for_the_same_cart_still_pays_it()
    {
        await using var shop = await Shop.OpenAsync();
        var (cart, old) = await OpensAsync(shop, 1_000);
        await (await shop.GoesToPayAsync(cart)).PaysAsync(("firstName", "Fatou"));

        await shop.Gateway.ApprovesAsync(old);
        await shop.SettlesAsync();

        var paid = await shop.PaymentByIdAsync(old);
        Assert.Equal(CheckoutPaymentStatus.Paid, paid.Status);
        Assert.True(paid.IsLate);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
    }

    private static async Task<(CheckoutCart Cart, string Id)> OpensAsync(Shop shop, long price)
    {
        var cart = Some.Cart(price);
        return (cart, await shop.OpensPaymentAsync(cart));
    }

    private static CheckoutCart Repriced(CheckoutCart cart, long price) =>
        cart with { Lines = [cart.Lines[0] with { UnitPrice = Money.Xof(price) }], Total = Money.Xof(price) };

    private static async Task IsInReviewAsync(Shop shop, string id, Money confirmed)
    {
        var item = Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(id, item.Payment.Id);
        Assert.Equal(AttentionReason.Disagreement, item.Reason);
        Assert.Equal(confirmed, item.Payment.ConfirmedAmount);
        Assert.Equal(0, await shop.TimesFulfilledAsync(item.Payment.Reference));
    }
}
