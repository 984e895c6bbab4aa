using Checkout.Plugin.Tests.Payouts;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;
using static Checkout.Plugin.Tests.Journeys.ReviewSteps;

namespace Checkout.Plugin.Tests.Journeys;

// The confirmed amount is stored beside the requested one. Staff decides about it, and it limits refunds.
public sealed class ConfirmedAmountTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A82_A_payment_accepted_for_less_is_refunded_up_to_the_accepted_amount(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await shop.OpensPaymentAsync(Some.Cart(100_000));
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", times: 0, amountDelta: -99_900);
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        var checkout = shop.Services.GetRequired<ICheckout>();
        var seen = Assert.Single(await checkout.ListAttentionItemsAsync()).Payment;

        var accepted = await checkout.AcceptAsync(id, Staff.Member("Awa Sanou"), "a friend of the house");
        await shop.ProcessesDueWorkAsync();
        var tooMuch = await shop.Payouts().DraftAsync(PayoutSteps.Draft(101, paymentId: id), PayoutSteps.Clerk);
        var whatCame = await shop.Payouts().DraftAsync(PayoutSteps.Draft(100, paymentId: id), PayoutSteps.Clerk);

        Assert.Equal(DecisionOutcome.Done, accepted);
        Assert.Equal(PayoutObstacle.MoreThanPaid, PayoutSteps.Obstacle(tooMuch));
        Assert.Equal(Money.Xof(100), PayoutSteps.Done(whatCame).Amount);
        Assert.Equal(Money.Xof(100), seen.ConfirmedAmount);
        Assert.NotNull(seen.GatewayReference);
        Assert.Equal(Money.Xof(100), (await shop.PaymentByIdAsync(id)).ConfirmedAmount);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A82_A_transaction_that_staff_accepted_pays_no_second_purchase(Store store)
    {
        await using var shop = await OneTransactionForAllAsync(store);
        var first = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", amountDelta: -1);
        await shop.Gateway.ApprovesAsync(first);
        await shop.SettlesAsync();
        await shop.Services.GetRequired<ICheckout>().AcceptAsync(first, Staff.Member("Awa Sanou"), "one franc of fees");

        var second = await ApprovedAsync(shop);

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(first)).Status);
        Assert.Equal(CheckoutPaymentStatus.Review, second.Status);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A82_A_payment_whose_transaction_belongs_to_another_goes_to_review(Store store)
    {
        await using var shop = await OneTransactionForAllAsync(store);
        await ApprovedAsync(shop);
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", times: 0, amountDelta: -1);

        var second = await ApprovedAsync(shop);

        Assert.Equal(CheckoutPaymentStatus.Review, second.Status);
        Assert.Null(second.ConfirmedAmount);
        Assert.Null(second.GatewayReference);
        await Assert.ThrowsAsync<ArgumentException>(
            () => shop.Services.GetRequired<ICheckout>().AcceptAsync(second.Id, Staff.Member("Awa Sanou"), "seen"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A82_Staff_accepts_an_unknown_payment_with_the_amount_it_found(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        var id = await UnknownAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();

        var withoutAmount = await Assert.ThrowsAsync<ArgumentException>(
            () => checkout.AcceptAsync(id, Staff.Member("Awa"), "the dashboard shows the money"));
        var accepted = await checkout.AcceptAsync(id, Staff.Member("Awa"), "the dashboard shows the money", Money.Xof(12_000));

        Assert.Equal("confirmedAmount", withoutAmount.ParamName);
        await shop.SettlesAsync();

        Assert.Equal(DecisionOutcome.Done, accepted);
        Assert.Equal(Money.Xof(12_000), (await shop.PaymentByIdAsync(id)).ConfirmedAmount);
        Assert.Equal(
            PayoutObstacle.MoreThanPaid,
            PayoutSteps.Obstacle(await shop.Payouts().DraftAsync(PayoutSteps.Draft(12_001, paymentId: id), PayoutSteps.Clerk)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A82_Zero_or_less_is_not_accepted_as_an_amount(long amount)
    {
        await using var shop = await OpenAsync();
        var id = await UnknownAsync(shop);

        await Assert.ThrowsAsync<ArgumentException>(
            () => shop.Services.GetRequired<ICheckout>().AcceptAsync(id, Staff.Member("Awa"), "seen", Money.Xof(amount)));

        Assert.Equal(CheckoutPaymentStatus.Unknown, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A82_Staff_cannot_accept_another_amount_than_the_confirmed_one()
    {
        await using var shop = await Shop.OpenAsync();
        var id = (await InReviewAsync(shop)).PaymentId;
        var checkout = shop.Services.GetRequired<ICheckout>();

        await Assert.ThrowsAsync<ArgumentException>(() => checkout.AcceptAsync(id, Staff.Member("Awa"), "seen", Money.Xof(12_500)));

        Assert.Equal(DecisionOutcome.Done, await checkout.AcceptAsync(id, Staff.Member("Awa"), "seen", Money.Xof(12_499)));
    }

    [Fact]
    public async Task A82_Two_staff_members_with_different_amounts_make_no_common_decision()
    {
        await using var shop = await OpenAsync(new() { Values = { ["Checkout:Reviews:SecondPersonAboveXof"] = "0" } });
        var id = await UnknownAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();
        await checkout.AcceptAsync(id, Staff.Member("Awa"), "seen", Money.Xof(12_500));

        var other = await checkout.AcceptAsync(id, Staff.Member("Issa"), "seen", Money.Xof(12_000));
        var same = await checkout.AcceptAsync(id, Staff.Member("Awa"), "seen", Money.Xof(12_000));

        Assert.Equal(DecisionOutcome.AwaitsSecondPerson, other);
        Assert.Equal(DecisionOutcome.Done, same);
        Assert.Equal(Money.Xof(12_000), (await shop.PaymentByIdAsync(id)).ConfirmedAmount);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A82_Every_paid_payment_has_a_confirmed_amount(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var open = await shop.OpensPaymentAsync();
        var paid = await PaidAsync(shop);

        Assert.Null((await shop.PaymentByIdAsync(open)).ConfirmedAmount);
        Assert.Equal(Money.Xof(12_500), (await shop.PaymentByIdAsync(paid.PaymentId)).ConfirmedAmount);
    }

    // The gateway reports every payment under the same transaction.
    private static Task<Shop> OneTransactionForAllAsync(Store store) => Shop.OpenAsync(new()
    {
        Store = store,
        Configure = checkout => ConfirmRewriter.AddTo(checkout, answer => answer["request_id"] = "P2771491712026"),
    });

    private static async Task<CheckoutPayment> ApprovedAsync(Shop shop)
    {
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        return await shop.PaymentByIdAsync(id);
    }

    private static async Task<string> UnknownAsync(Shop shop)
    {
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        return new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina))).PaymentId;
    }
}
