using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// What no confirm can decide, a person does; and what the shop's own code left undone, a person has done again.
public sealed class DecidingReviews
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_accepted_payment_is_paid_and_handed_over_once_and_the_journal_says_who_and_why(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var result = await InReviewAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();

        var outcome = await checkout.AcceptAsync(result.PaymentId, "Awa Sanou", "one franc of fees");
        var again = await checkout.AcceptAsync(result.PaymentId, "Awa Sanou", "one franc of fees");
        await shop.WorksOffAsync();
        var paid = await result.ReloadsAsync();

        Assert.Equal((DecisionOutcome.Done, DecisionOutcome.NotPossible), (outcome, again));
        Assert.Equal("paid", paid.Status);
        Assert.NotNull(paid.Page.Find("[data-order-link]"));
        Assert.Equal(1, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Empty(await checkout.NeedsAPersonAsync());
        Assert.Equal("accepted by Awa Sanou: one franc of fees", await LastReasonAsync(shop, result));
    }

    [Fact]
    public async Task A_rejected_payment_is_at_its_end_and_its_purchase_may_be_paid_again()
    {
        await using var shop = await Shop.OpenAsync();
        var result = await InReviewAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();

        var outcome = await checkout.RejectAsync(result.PaymentId, "Awa Sanou", "half the price came");
        var rejected = await result.ReloadsAsync();
        await shop.Gateway.SendsCallbacksAgainAsync(result.PaymentId);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromDays(3));
        var stillRejected = await shop.PaymentByIdAsync(result.PaymentId);
        await shop.Gateway.RecoversAsync();
        var hop = await (await (await new SummaryPage(await rejected.Page.FollowAsync("[data-checkout-retry]")).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var paid = await hop.ContinuesAsync();

        Assert.Equal(DecisionOutcome.Done, outcome);
        Assert.Equal("not-completed", rejected.Status);
        Assert.Equal("Ce paiement n’a pas pu être accepté", Assert.Single(rejected.Page.Texts("h1")));
        Assert.Equal(PaymentStatus.Rejected, stillRejected.Status);
        Assert.Equal("paid", paid.Status);
        Assert.NotEqual(result.PaymentId, paid.PaymentId);
        Assert.Equal(1, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Empty(await checkout.NeedsAPersonAsync());
        Assert.Equal("rejected by Awa Sanou: half the price came", await LastReasonAsync(shop, result));
        Assert.Contains(shop.Log.All, line => line.StartsWith("Warning 3102", StringComparison.Ordinal) && line.Contains(result.PaymentId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Until_somebody_decides_the_purchase_cannot_be_paid_again()
    {
        await using var shop = await Shop.OpenAsync();
        var result = await InReviewAsync(shop);

        var again = new ResultPage(await new SummaryPage(await result.Page.Browser.OpenAsync($"checkout?reference={result.OrderReference}")).PressesPayAsync());

        Assert.Equal(("review", result.PaymentId), (again.Status, again.PaymentId));
        Assert.False(again.OffersRetry);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_payment_that_is_accepted_for_a_purchase_that_was_paid_otherwise_is_a_duplicate_and_hands_nothing_over()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var browser = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var old = (await shop.PaymentAsync(cart.Reference)).Id;
        await (await shop.GoesToPayAsync(cart with { Lines = [cart.Lines[0] with { Quantity = 2 }], Total = Money.Xof(10_000) }, browser)).PaysAsync();
        var current = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.Gateway.ApprovesAsync(current);
        await shop.SettlesAsync();
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", times: 0);
        await shop.Gateway.ApprovesAsync(old);
        await shop.SettlesAsync();
        var before = (await shop.PaymentByIdAsync(old)).Status;

        var outcome = await shop.Services.GetRequired<ICheckout>().AcceptAsync(old, "Awa Sanou", "it did come");
        await shop.WorksOffAsync();

        var concern = Assert.Single(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync());
        Assert.Equal((PaymentStatus.Review, DecisionOutcome.Done), (before, outcome));
        Assert.Equal((old, PaymentConcernKind.Duplicate), (concern.Payment.Id, concern.Kind));
        Assert.True(await shop.Services.GetRequired<ICheckout>().SettleAsync(old, PaymentConcernKind.Duplicate, "Awa Sanou", "the money went back"));
        Assert.Empty(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync());
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Above_the_threshold_two_persons_must_decide_the_same(bool accept)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:Reviews:SecondPersonAboveXof"] = "12499" } });
        var result = await InReviewAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();
        Task<DecisionOutcome> DecidesAsync(string who, bool accepts) =>
            accepts ? checkout.AcceptAsync(result.PaymentId, who, "seen") : checkout.RejectAsync(result.PaymentId, who, "seen");

        var first = await DecidesAsync("Awa Sanou", accept);
        var sameInOtherLetters = await DecidesAsync(" AWA SANOU ", accept);
        var ofAnotherMind = await DecidesAsync("Issa Traoré", !accept);
        var backToTheFirst = await DecidesAsync("Awa Sanou", accept);
        var status = (await result.ReloadsAsync()).Status;
        var second = await DecidesAsync("Issa Traoré", accept);

        Assert.All([first, sameInOtherLetters, ofAnotherMind, backToTheFirst], outcome => Assert.Equal(DecisionOutcome.AwaitsSecondPerson, outcome));
        Assert.Equal("review", status);
        Assert.Equal(DecisionOutcome.Done, second);
        Assert.Equal(accept ? PaymentStatus.Paid : PaymentStatus.Rejected, (await shop.PaymentByIdAsync(result.PaymentId)).Status);
        Assert.Equal(3, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_event WHERE reason LIKE 'to be %'"));
    }

    [Fact]
    public async Task At_the_threshold_one_person_decides()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:Reviews:SecondPersonAboveXof"] = "12500" } });
        var result = await InReviewAsync(shop);

        Assert.Equal(DecisionOutcome.Done, await shop.Services.GetRequired<ICheckout>().AcceptAsync(result.PaymentId, "Awa Sanou", "seen"));
    }

    [Fact]
    public async Task Sixteen_who_decide_at_once_on_two_nodes_decide_once()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        var result = await InReviewAsync(shop);
        ICheckout[] desks = [shop.Services.GetRequired<ICheckout>(), (await shop.StartsAnotherNodeAsync()).GetRequired<ICheckout>()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(one => Task.Run(() => one % 4 < 2
            ? desks[one % 2].AcceptAsync(result.PaymentId, $"person {one}", "seen")
            : desks[one % 2].RejectAsync(result.PaymentId, $"person {one}", "seen"))));
        await shop.WorksOffAsync();

        var status = (await shop.PaymentByIdAsync(result.PaymentId)).Status;
        Assert.Single(outcomes, outcome => outcome == DecisionOutcome.Done);
        Assert.Contains(status, new[] { PaymentStatus.Paid, PaymentStatus.Rejected });
        Assert.Equal(status == PaymentStatus.Paid ? 1 : 0, await shop.TimesFulfilledAsync(result.OrderReference));
    }

    [Fact]
    public async Task Only_what_is_in_review_can_be_decided()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var checkout = shop.Services.GetRequired<ICheckout>();

        foreach (var other in new[] { id, CheckoutId.New(), "no-id", "" })
        {
            Assert.Equal(DecisionOutcome.NotPossible, await checkout.AcceptAsync(other, "Awa Sanou", "seen"));
            Assert.Equal(DecisionOutcome.NotPossible, await checkout.RejectAsync(other, "Awa Sanou", "seen"));
            Assert.False(await checkout.HandOverAgainAsync(other, "Awa Sanou", "seen"));
        }

        Assert.Equal(PaymentStatus.Pending, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [InlineData("", "seen")]
    [InlineData("Awa", " ")]
    [InlineData("Awa\nSanou", "seen")]
    public async Task Nobody_decides_without_a_name_and_a_reason(string who, string why)
    {
        await using var shop = await Shop.OpenAsync();
        var result = await InReviewAsync(shop);

        await Assert.ThrowsAsync<ArgumentException>(() => shop.Services.GetRequired<ICheckout>().AcceptAsync(result.PaymentId, who, why));

        Assert.Equal("review", (await result.ReloadsAsync()).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_shop_refused_or_gave_up_can_be_handed_over_again(bool gaveUp)
    {
        await using var shop = await Shop.OpenAsync();
        FailsToHandOver(shop, gaveUp);
        var result = await PaidAsync(shop);
        await shop.WaitsHourByHourAsync(24);
        var checkout = shop.Services.GetRequired<ICheckout>();
        var before = Assert.Single(await checkout.NeedsAPersonAsync()).Kind;

        // What a handler wrote before it refused stays written.
        var written = await shop.TimesFulfilledAsync(result.OrderReference);

        var queued = await checkout.HandOverAgainAsync(result.PaymentId, "Awa Sanou", "stock is back");
        await shop.WorksOffAsync();
        var once = await checkout.HandOverAgainAsync(result.PaymentId, "Awa Sanou", "stock is back");
        await shop.WorksOffAsync();

        Assert.Equal(gaveUp ? PaymentConcernKind.NotFulfilled : PaymentConcernKind.Refused, before);
        Assert.Equal((true, false), (queued, once));
        Assert.Equal(written + 1, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Empty(await checkout.NeedsAPersonAsync());
        Assert.NotNull((await result.ReloadsAsync()).Page.Find("[data-order-link]"));
        Assert.Equal("handed over again by Awa Sanou: stock is back", await LastReasonAsync(shop, result));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_a_person_dealt_with_leaves_the_list_and_is_not_handed_over_again(bool gaveUp)
    {
        await using var shop = await Shop.OpenAsync();
        FailsToHandOver(shop, gaveUp);
        var result = await PaidAsync(shop);
        await shop.WaitsHourByHourAsync(24);
        var checkout = shop.Services.GetRequired<ICheckout>();
        var written = await shop.TimesFulfilledAsync(result.OrderReference);

        var kind = Assert.Single(await checkout.NeedsAPersonAsync()).Kind;

        var settled = await checkout.SettleAsync(result.PaymentId, kind, "Awa Sanou", "the money went back");
        var once = await checkout.SettleAsync(result.PaymentId, kind, "Awa Sanou", "the money went back");
        var queued = await checkout.HandOverAgainAsync(result.PaymentId, "Issa Traoré", "stock is back");
        await shop.WorksOffAsync();

        Assert.Equal((true, false, false), (settled, once, queued));
        Assert.Empty(await checkout.NeedsAPersonAsync());
        Assert.Equal(written, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Equal("order settled by Awa Sanou: the money went back", await LastReasonAsync(shop, result));
    }

    [Fact]
    public async Task A_contradiction_that_a_person_dealt_with_leaves_the_list_and_the_payment_stays_paid()
    {
        await using var shop = await Shop.OpenAsync();
        var result = await PaidAsync(shop);
        await shop.Gateway.FailsAsync("confirm", "not-completed");
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsCallbacksAgainAsync(result.PaymentId);
        await shop.SettlesAsync();
        var checkout = shop.Services.GetRequired<ICheckout>();
        var before = Assert.Single(await checkout.NeedsAPersonAsync()).Kind;

        var settled = await checkout.SettleAsync(result.PaymentId, PaymentConcernKind.Contradicted, "Awa Sanou", "the gateway has the money");

        Assert.Equal((PaymentConcernKind.Contradicted, true), (before, settled));
        Assert.Empty(await checkout.NeedsAPersonAsync());
        Assert.True(await shop.PaymentByIdAsync(result.PaymentId) is { Status: PaymentStatus.Paid, IsContradicted: true });
    }

    [Fact]
    public async Task Whoever_settles_a_contradiction_leaves_the_refused_order_of_that_payment_on_the_list()
    {
        await using var shop = await Shop.OpenAsync();
        FailsToHandOver(shop, gaveUp: false);
        var result = await PaidAsync(shop);
        await shop.Gateway.FailsAsync("confirm", "not-completed");
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsCallbacksAgainAsync(result.PaymentId);
        await shop.SettlesAsync();
        var checkout = shop.Services.GetRequired<ICheckout>();
        var before = (await checkout.NeedsAPersonAsync()).Select(concern => concern.Kind);

        await checkout.SettleAsync(result.PaymentId, PaymentConcernKind.Contradicted, "Awa Sanou", "the gateway has the money");

        Assert.Equal([PaymentConcernKind.Contradicted, PaymentConcernKind.Refused], before);
        Assert.Equal(PaymentConcernKind.Refused, Assert.Single(await checkout.NeedsAPersonAsync()).Kind);
        Assert.True(await checkout.HandOverAgainAsync(result.PaymentId, "Awa Sanou", "stock is back"));
    }

    [Fact]
    public async Task What_is_to_be_decided_or_stands_on_no_list_cannot_be_settled()
    {
        await using var shop = await Shop.OpenAsync();
        var paid = await PaidAsync(shop);
        var open = await shop.OpensPaymentAsync();
        var review = await InReviewAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();

        foreach (var other in new[] { paid.PaymentId, open, review.PaymentId, CheckoutId.New(), "no-id", "" })
        {
            Assert.All(Enum.GetValues<PaymentConcernKind>(), kind => Assert.False(checkout.SettleAsync(other, kind, "Awa Sanou", "seen").Result));
        }

        Assert.Equal(review.PaymentId, Assert.Single(await checkout.NeedsAPersonAsync()).Payment.Id);
        await Assert.ThrowsAsync<ArgumentException>(() => checkout.SettleAsync(paid.PaymentId, PaymentConcernKind.Refused, "", "seen"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_handed_over_again_is_tried_twenty_times_again(bool gaveUp)
    {
        await using var shop = await Shop.OpenAsync();
        FailsToHandOver(shop, gaveUp);
        var result = await PaidAsync(shop);
        await shop.WaitsHourByHourAsync(24);

        FailsToHandOver(shop, gaveUp: true);
        await shop.Services.GetRequired<ICheckout>().HandOverAgainAsync(result.PaymentId, "Awa Sanou", "stock is back");
        await shop.WaitsHourByHourAsync(24);

        Assert.Empty(shop.Desk.Answers);
        Assert.Equal(PaymentConcernKind.NotFulfilled, Assert.Single(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync()).Kind);
    }

    private static async Task<ResultPage> InReviewAsync(Shop shop)
    {
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", times: 0, amountDelta: -1);
        var result = await PaidAsync(shop);
        Assert.Equal("review", result.Status);
        return result;
    }

    private static async Task<ResultPage> PaidAsync(Shop shop)
    {
        var hop = await (await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        return await hop.ContinuesAsync();
    }

    private static void FailsToHandOver(Shop shop, bool gaveUp)
    {
        for (var attempt = 0; attempt < (gaveUp ? 20 : 1); attempt++)
        {
            shop.Desk.Answers.Enqueue(gaveUp ? () => new FulfillmentResult.NotNow("out of stock") : () => new FulfillmentResult.Refused("out of stock"));
        }
    }

    private static Task<string?> LastReasonAsync(Shop shop, ResultPage result) =>
        shop.Database.ScalarAsync<string>("SELECT reason FROM checkout_event WHERE payment_id = @id AND reason NOT LIKE 'the shop %' ORDER BY version DESC LIMIT 1", new { id = result.PaymentId });
}
