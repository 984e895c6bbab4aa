using LigdiCash.Client;
using Xunit;
using static Checkout.Plugin.Tests.Journeys.ReviewSteps;

namespace Checkout.Plugin.Tests.Journeys;

// The gateway confirms a paid payment again, with another amount.
public sealed class ContradictedAmountTests
{
    [Fact]
    public async Task A75_A_paid_payment_that_is_confirmed_with_another_amount_is_flagged_once()
    {
        await using var shop = await Shop.OpenAsync();
        var id = (await PaidAsync(shop)).PaymentId;
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", times: 0, amountDelta: -1);

        await CallsBackAsync(shop, id);
        await CallsBackAsync(shop, id);

        var item = Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(AttentionReason.Contradicted, item.Reason);
        Assert.Equal(CheckoutPaymentStatus.Paid, item.Payment.Status);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_event WHERE reason LIKE '%contradicted%'"));
    }

    [Fact]
    public async Task A75_An_accepted_payment_is_compared_with_the_accepted_amount()
    {
        await using var shop = await Shop.OpenAsync();
        var id = (await InReviewAsync(shop)).PaymentId;
        var checkout = shop.Services.GetRequired<ICheckout>();
        await checkout.AcceptAsync(id, Staff.Member("Awa Sanou"), "one franc of fees");

        await CallsBackAsync(shop, id);
        var before = await checkout.ListAttentionItemsAsync();
        await shop.Gateway.RecoversAsync();
        await CallsBackAsync(shop, id);

        Assert.Empty(before);
        Assert.Equal(AttentionReason.Contradicted, Assert.Single(await checkout.ListAttentionItemsAsync()).Reason);
    }

    [Fact]
    public void A75_The_reference_of_an_accepted_payment_survives_the_confirmation()
    {
        var now = new DateTimeOffset(2026, 4, 15, 11, 0, 0, TimeSpan.Zero);
        var payment = Some.Request(method: Some.ByPhone).CreatePayment(now, TimeSpan.FromSeconds(30));
        payment.GiveUp("no answer", now);
        payment.Accept("the dashboard shows the money", payment.Amount, now);
        payment.IssueLate(Some.Token("a token"), null, now);
        var answer = new InvoiceConfirmation
        {
            Status = InvoiceStatus.Completed,
            AmountXof = 12_500,
            MontantXof = 12_500,
            TransactionId = payment.Id,
            RequestId = "P1",
        };

        var change = payment.Confirm(answer, now);

        Assert.Equal(nameof(CheckoutPaymentStatus.Paid), change!.ToStatus);
        Assert.Equal("P1", payment.GatewayReference);
        Assert.Null(payment.Confirm(answer, now));
    }

    private static async Task CallsBackAsync(Shop shop, string id)
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsCallbacksAgainAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(4));
    }
}
