using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// Orders named by a number or a GUID. The texts of one GUID are one purchase.
public sealed class ReferenceFormTests
{
    private static readonly Guid Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly string WithDashes = Id.ToString("D");
    private static readonly string WithoutDashes = Id.ToString("N");

    [Theory]
    [MemberData(nameof(TwoForms))]
    public async Task A_guid_with_and_without_dashes_is_paid_once(string first, string second)
    {
        await using var shop = await OpenAsync();
        var browser = shop.OpensBrowser();
        var paid = await shop.IsPaidAsync(await (await GoesToPayAsync(browser, first)).PaysAsync());

        var again = await browser.OpenAsync($"checkout?reference={second}");
        await again.SubmitAsync("form[data-checkout-form=pay]");

        Assert.Equal("paid", paid.Status);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal(paid.PaymentId, (await shop.PaymentAsync(second)).Id);
        Assert.Equal(paid.PaymentId, (await Checkout(shop).FindAsync(Id, TestContext.Current.CancellationToken))!.Id);
    }

    [Theory]
    [MemberData(nameof(TwoForms))]
    public async Task An_open_invoice_is_joined_under_the_other_form(string first, string second)
    {
        await using var shop = await OpenAsync();
        var one = await (await GoesToPayAsync(shop.OpensBrowser(), first)).PaysAsync();

        var other = await (await GoesToPayAsync(shop.OpensBrowser(), second)).PaysAsync();

        Assert.Equal(one.Link, other.Link);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task The_shop_gets_its_own_form_back()
    {
        await using var shop = await OpenAsync();

        var result = await shop.IsPaidAsync(await (await GoesToPayAsync(shop.OpensBrowser(), WithDashes)).PaysAsync());
        var stranger = new ResultPage(await shop.OpensBrowser().OpenAsync($"checkout/payments/{result.PaymentId}"));

        Assert.Equal(1, await shop.TimesFulfilledAsync(WithDashes));
        Assert.Equal(WithDashes, result.OrderReference);
        Assert.Equal(WithDashes, stranger.OrderReference);
    }

    [Fact]
    public async Task A_number_is_one_reference_in_carts_and_in_calls()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = new CheckoutCart(1_234_567, [new("Tissu", 1, Money.Xof(2_500))]);

        var id = await shop.OpensPaymentAsync(cart);

        Assert.Equal("1234567", cart.Reference);
        Assert.Equal(id, (await Checkout(shop).FindAsync(1_234_567, TestContext.Current.CancellationToken))!.Id);
    }

    [Fact]
    public async Task A_cart_made_with_a_guid_is_found_by_it()
    {
        await using var shop = await Shop.OpenAsync();

        var id = await shop.OpensPaymentAsync(new(Id, [new("Tissu", 1, Money.Xof(2_500))]));

        Assert.Equal(id, (await Checkout(shop).FindAsync(Id, TestContext.Current.CancellationToken))!.Id);
    }

    public static TheoryData<string, string> TwoForms => new()
    {
        { WithDashes, WithoutDashes }, { WithoutDashes, WithDashes }, { WithDashes.ToUpperInvariant(), WithoutDashes },
    };

    private static ICheckout Checkout(Shop shop) => shop.Services.GetRequired<ICheckout>();

    // A shop that takes the reference of the address for that of the cart.
    private static Task<Shop> OpenAsync() => Shop.OpenAsync(new()
    {
        Configure = checkout => checkout.AddCartSource(
            (request, _) => new(new CheckoutCart(request.Reference!, [new CheckoutLine("Tissu", 1, Money.Xof(2_500))]))),
    });

    private static async Task<SummaryPage> GoesToPayAsync(Browser browser, string reference) =>
        new(await browser.OpenAsync($"checkout?reference={reference}"));
}
