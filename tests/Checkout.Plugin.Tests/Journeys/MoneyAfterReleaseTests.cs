using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// Staff has released a direct payment that the payer may still approve. Its money must not be lost.
public sealed class MoneyAfterReleaseTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_payment_called_back_after_its_release_is_listed_until_settled(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        var id = await LosesTheAnswerAsync(shop, Some.Cart());
        var checkout = shop.Services.GetRequired<ICheckout>();
        await checkout.ReleaseAsync(id, Staff.Member("Awa"), "the dashboard shows nothing");
        var before = await checkout.ListAttentionItemsAsync();

        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        var item = Assert.Single(await checkout.ListAttentionItemsAsync());
        var settledForAnotherReason = await checkout.SettleAsync(id, AttentionReason.Refused, Staff.Member("Awa"), "the money went back");
        var settled = await checkout.SettleAsync(id, AttentionReason.CalledBack, Staff.Member("Awa"), "the money went back");
        var after = await checkout.ListAttentionItemsAsync();
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsCallbacksAgainAsync(id);
        await shop.SettlesAsync();

        Assert.Empty(before);
        Assert.Equal(id, item.Payment.Id);
        Assert.Equal(AttentionReason.CalledBack, item.Reason);
        Assert.NotNull(item.Payment.CalledBackAt);
        Assert.Equal(DecisionOutcome.NotPossible, settledForAnotherReason);
        Assert.Equal(DecisionOutcome.Done, settled);
        Assert.Empty(after);
        Assert.Equal(AttentionReason.CalledBack, Assert.Single(await checkout.ListAttentionItemsAsync()).Reason);
    }

    [Theory]
    [InlineData("code07", Store.Sqlite)]
    [InlineData("code07", Store.PostgreSql)]
    public async Task A_refused_payment_that_is_called_back_is_listed_for_staff(string code, Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        await shop.Gateway.FailsAsync("direct-create", code);
        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina));
        var id = (await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment WHERE status = 'Refused'"))!;

        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.PostsAsync("checkout/callback", JsonContent.Create(new { transaction_id = id, status = "completed" }));
        await shop.ProcessesDueWorkAsync();

        var item = Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(id, item.Payment.Id);
        Assert.Equal(AttentionReason.CalledBack, item.Reason);
        Assert.Equal(CheckoutPaymentStatus.Refused, item.Payment.Status);
        Assert.Contains(
            shop.Log.All, line => line.StartsWith("Warning 2002", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_callback_about_an_unseen_payment_page_lists_nothing()
    {
        await using var shop = await OpenAsync();
        await shop.Gateway.FailsAsync("create", "drop-after");
        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("method", "hosted"));
        var id = (await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment WHERE status = 'Abandoned'"))!;

        await shop.PostsAsync("checkout/callback", JsonContent.Create(new { transaction_id = id }));

        Assert.Empty(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
    }

    [Theory]
    [InlineData(false, Store.Sqlite)]
    [InlineData(true, Store.Sqlite)]
    [InlineData(true, Store.PostgreSql)]
    public async Task Money_of_an_answer_after_the_release_is_still_found(bool isPaidAgain, Store store)
    {
        var decision = new DecisionDuringCreate(
            (checkout, id) => checkout.ReleaseAsync(id, Staff.Member("Awa"), "the dashboard shows nothing"));
        await using var shop = await OpenAsync(new() { Store = store, Host = decision.Attach });
        decision.Shop = shop;
        var cart = Some.Cart();

        var first = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina)));
        var released = (await shop.PaymentByIdAsync(first.PaymentId)).Status;
        if (isPaidAgain)
        {
            await (await shop.GoesToPayAsync(cart)).PaysAsync(("method", "hosted"));
            await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(cart.Reference)).Id);
            await shop.SettlesAsync();
        }

        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.ApprovesAsync(first.PaymentId);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(3));

        var found = await shop.PaymentByIdAsync(first.PaymentId);
        Assert.Equal(CheckoutPaymentStatus.Expired, released);
        Assert.True(first.OffersRetry);
        Assert.Equal(CheckoutPaymentStatus.Paid, found.Status);
        Assert.True(found.IsLate);
        Assert.Equal(isPaidAgain, found.IsDuplicate);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
    }

    [Fact]
    public async Task A_late_answer_after_staff_accepted_the_payment_keeps_it_paid()
    {
        var decision = new DecisionDuringCreate(
            (checkout, id) => checkout.AcceptAsync(id, Staff.Member("Awa"), "the dashboard shows the money", Money.Xof(12_500)));
        await using var shop = await OpenAsync(new() { Host = decision.Attach });
        decision.Shop = shop;
        var cart = Some.Cart();

        var id = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina))).PaymentId;
        await shop.Gateway.DeclinesAsync(id);
        await shop.SettlesAsync();

        var paid = await shop.PaymentByIdAsync(id);
        Assert.Equal(CheckoutPaymentStatus.Paid, paid.Status);
        Assert.True(paid.IsContradicted);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
    }

    private static async Task<string> LosesTheAnswerAsync(Shop shop, CheckoutCart cart)
    {
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        return new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina))).PaymentId;
    }

    // While the answer to the first create is delayed, another node gives the payment up and staff decides.
    private sealed class DecisionDuringCreate(Func<ICheckout, string, Task> decide)
    {
        private bool _isOver;

        public Shop Shop { get; set; } = null!;

        public void Attach(Microsoft.AspNetCore.Builder.WebApplicationBuilder shop) =>
            shop.Services.AddBeforeGateway(() => new Handler(this));

        private async Task DecideAsync()
        {
            _isOver = true;
            var payment = await Shop.PaymentByIdAsync(
                (await Shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment WHERE status = 'Sending'"))!);
            await Shop.Services.GetRequired<PaymentStore>()
                .SaveAsync(payment, payment.GiveUp("another node gave it up", Shop.Clock.GetUtcNow()), CancellationToken.None);
            await decide(Shop.Services.GetRequired<ICheckout>(), payment.Id);
        }

        private sealed class Handler(DecisionDuringCreate decision) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var answer = await base.SendAsync(request, cancellationToken);
                await (request.Method == HttpMethod.Post && !decision._isOver ? decision.DecideAsync() : Task.CompletedTask);
                return answer;
            }
        }
    }
}
