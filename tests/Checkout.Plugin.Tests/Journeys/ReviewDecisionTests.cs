using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.Journeys.ReviewSteps;

namespace Checkout.Plugin.Tests.Journeys;

// Staff decides payments that no status check can decide.
public sealed class ReviewDecisionTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_accepted_payment_is_paid_and_fulfilled_once_and_journaled(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var result = await InReviewAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();

        var outcome = await checkout.AcceptAsync(result.PaymentId, Staff.Member("Awa Sanou"), "one franc of fees");
        var again = await checkout.AcceptAsync(result.PaymentId, Staff.Member("Awa Sanou"), "one franc of fees");
        await shop.ProcessesDueWorkAsync();
        var paid = await result.ReloadsAsync();

        Assert.Equal(DecisionOutcome.Done, outcome);
        Assert.Equal(DecisionOutcome.NotPossible, again);
        Assert.Equal("paid", paid.Status);
        Assert.NotNull(paid.Page.Find("[data-order-link]"));
        Assert.Equal(1, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Empty(await checkout.ListAttentionItemsAsync());
        Assert.Equal("accepted by Awa Sanou: one franc of fees", await LastReasonAsync(shop, result));
    }

    [Fact]
    public async Task A_rejected_payment_is_final_and_its_purchase_may_be_paid_again()
    {
        await using var shop = await Shop.OpenAsync();
        var result = await InReviewAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();

        var outcome = await checkout.RejectAsync(result.PaymentId, Staff.Member("Awa Sanou"), "half the price came");
        var rejected = await result.ReloadsAsync();
        await shop.Gateway.SendsCallbacksAgainAsync(result.PaymentId);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromDays(3));
        var stillRejected = await shop.PaymentByIdAsync(result.PaymentId);
        await shop.Gateway.RecoversAsync();
        var retry = new SummaryPage(await rejected.Page.FollowAsync("[data-checkout-retry]"));
        var interstitial = await (await (await retry.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var paid = await interstitial.ContinuesAsync();

        Assert.Equal(DecisionOutcome.Done, outcome);
        Assert.Equal("not-completed", rejected.Status);
        Assert.Equal("Ce paiement n’a pas pu être accepté", Assert.Single(rejected.Page.Texts("h1")));
        Assert.Equal(CheckoutPaymentStatus.Rejected, stillRejected.Status);
        Assert.Equal("paid", paid.Status);
        Assert.NotEqual(result.PaymentId, paid.PaymentId);
        Assert.Equal(1, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Empty(await checkout.ListAttentionItemsAsync());
        Assert.Equal("rejected by Awa Sanou: half the price came", await LastReasonAsync(shop, result));
        Assert.Contains(
            shop.Log.All,
            line => line.StartsWith("Warning 3102", StringComparison.Ordinal) && line.Contains(result.PaymentId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_purchase_in_review_cannot_be_paid_again()
    {
        await using var shop = await Shop.OpenAsync();
        var result = await InReviewAsync(shop);

        var again = new ResultPage(
            await new SummaryPage(await result.Page.Browser.OpenAsync($"checkout?reference={result.OrderReference}")).PressesPayAsync());

        Assert.Equal("review", again.Status);
        Assert.Equal(result.PaymentId, again.PaymentId);
        Assert.False(again.OffersRetry);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_payment_accepted_for_a_paid_purchase_is_an_unfulfilled_duplicate()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var browser = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var old = (await shop.PaymentAsync(cart.Reference)).Id;
        await (await shop.GoesToPayAsync(cart with { Lines = [cart.Lines[0] with { Quantity = 2 }], Total = Money.Xof(10_000) }, browser))
            .PaysAsync();
        var current = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.Gateway.ApprovesAsync(current);
        await shop.SettlesAsync();
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", times: 0);
        await shop.Gateway.ApprovesAsync(old);
        await shop.SettlesAsync();
        var before = (await shop.PaymentByIdAsync(old)).Status;

        var outcome = await shop.Services.GetRequired<ICheckout>().AcceptAsync(old, Staff.Member("Awa Sanou"), "it did come");
        await shop.ProcessesDueWorkAsync();

        var item = Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(CheckoutPaymentStatus.Review, before);
        Assert.Equal(DecisionOutcome.Done, outcome);
        Assert.Equal(old, item.Payment.Id);
        Assert.Equal(AttentionReason.Duplicate, item.Reason);
        Assert.Equal(
            DecisionOutcome.Done,
            await shop.Services.GetRequired<ICheckout>()
                .SettleAsync(old, AttentionReason.Duplicate, Staff.Member("Awa Sanou"), "the money went back"));
        Assert.Empty(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Above_the_threshold_two_staff_members_must_decide_the_same(bool accept)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:Reviews:SecondPersonAboveXof"] = "12499" } });
        var result = await InReviewAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();
        Task<DecisionOutcome> DecidesAsync(StaffMember who, bool accepts) =>
            accepts ? checkout.AcceptAsync(result.PaymentId, who, "seen") : checkout.RejectAsync(result.PaymentId, who, "seen");

        var first = await DecidesAsync(new("17", "Awa Sanou"), accept);
        var sameInOtherLetters = await DecidesAsync(new("17", "\u0410WA  SANOU"), accept);
        var opposite = await DecidesAsync(new("18", "Issa Traoré"), !accept);
        var firstAgain = await DecidesAsync(new("17", "Awa Sanou"), accept);
        var status = (await result.ReloadsAsync()).Status;
        var second = await DecidesAsync(new("18", "Awa Sanou"), accept);

        Assert.All(
            [first, sameInOtherLetters, opposite, firstAgain],
            outcome => Assert.Equal(DecisionOutcome.AwaitsSecondPerson, outcome));
        Assert.Equal("review", status);
        Assert.Equal(DecisionOutcome.Done, second);
        Assert.Equal(
            accept ? CheckoutPaymentStatus.Paid : CheckoutPaymentStatus.Rejected, (await shop.PaymentByIdAsync(result.PaymentId)).Status);
        Assert.Equal(3, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_event WHERE reason LIKE 'to be %'"));
    }

    [Fact]
    public async Task At_the_threshold_one_person_decides()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:Reviews:SecondPersonAboveXof"] = "12500" } });
        var result = await InReviewAsync(shop);

        Assert.Equal(
            DecisionOutcome.Done,
            await shop.Services.GetRequired<ICheckout>().AcceptAsync(result.PaymentId, Staff.Member("Awa Sanou"), "seen"));
    }

    [Fact]
    public async Task Sixteen_decisions_at_once_on_two_nodes_count_as_one()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        var result = await InReviewAsync(shop);
        ICheckout[] nodes = [shop.Services.GetRequired<ICheckout>(), (await shop.StartsAnotherNodeAsync()).GetRequired<ICheckout>()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => number % 4 < 2
            ? nodes[number % 2].AcceptAsync(result.PaymentId, Staff.Member($"person {number}"), "seen")
            : nodes[number % 2].RejectAsync(result.PaymentId, Staff.Member($"person {number}"), "seen"))));
        await shop.ProcessesDueWorkAsync();

        var status = (await shop.PaymentByIdAsync(result.PaymentId)).Status;
        Assert.Single(outcomes, outcome => outcome == DecisionOutcome.Done);
        Assert.Contains(status, new[] { CheckoutPaymentStatus.Paid, CheckoutPaymentStatus.Rejected });
        Assert.Equal(status == CheckoutPaymentStatus.Paid ? 1 : 0, await shop.TimesFulfilledAsync(result.OrderReference));
    }

    [Fact]
    public async Task Only_a_payment_in_review_can_be_decided()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var checkout = shop.Services.GetRequired<ICheckout>();

        foreach (var other in new[] { id, CheckoutId.New(), "no-id", "" })
        {
            var outcome = other == id ? DecisionOutcome.NotPossible : DecisionOutcome.NotFound;
            Assert.Equal(outcome, await checkout.AcceptAsync(other, Staff.Member("Awa Sanou"), "seen"));
            Assert.Equal(outcome, await checkout.RejectAsync(other, Staff.Member("Awa Sanou"), "seen"));
            Assert.Equal(outcome, await checkout.FulfillAgainAsync(other, Staff.Member("Awa Sanou"), "seen"));
        }

        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("se\nen")]
    public async Task A_decision_needs_a_reason(string why)
    {
        await using var shop = await Shop.OpenAsync();
        var result = await InReviewAsync(shop);

        await Assert.ThrowsAsync<ArgumentException>(
            () => shop.Services.GetRequired<ICheckout>().AcceptAsync(result.PaymentId, Staff.Member("Awa Sanou"), why));

        Assert.Equal("review", (await result.ReloadsAsync()).Status);
    }
}
