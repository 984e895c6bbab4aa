using Microsoft.Extensions.DependencyInjection;
using Checkout.Plugin.Tests.Payouts;
using Xunit;

namespace Checkout.Plugin.Tests.Retention;

// Open payments and payouts, and those on the attention list, are kept at any age.
public sealed class RetentionExceptionTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_refused_order_is_kept_until_staff_settles_it(Store store)
    {
        await using var shop = await Shop.OpenAsync(RetentionSteps.KeptForAWeek(store));
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("wrong size"));
        var id = await RetentionSteps.PaidAsync(shop);

        await RetentionSteps.PassDaysAsync(shop, days: 32);
        var item = Assert.Single(
            await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync(cancellationToken: TestContext.Current.CancellationToken));
        await shop.Services.GetRequired<ICheckout>().SettleAsync(
            id, item.Reason, Staff.Member("Issa"), "returned", TestContext.Current.CancellationToken);
        await RetentionSteps.PassDaysAsync(shop, days: 8);

        Assert.Equal("wrong size", item.Detail);
        Assert.Equal("Awa", item.Payment.Payer.FirstName);
        Assert.Single(item.Payment.Cart.Lines);
        Assert.True((await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_payment_that_needs_attention_is_kept(Store store)
    {
        await using var shop = await AllPaymentMethods.OpenAsync(RetentionSteps.KeptForAWeek(store));
        var cart = Some.Cart();
        var first = await shop.OpensPaymentAsync(cart);
        shop.Clock.Advance(TimeSpan.FromDays(2));
        var second = await shop.OpensPaymentAsync(cart);
        await shop.Gateway.ApprovesAsync(first);
        await shop.Gateway.ApprovesAsync(second);
        await shop.SettlesAsync();
        var contradicted = await RetentionSteps.PaidAsync(shop);
        await shop.Database.ExecuteAsync(
            "UPDATE checkout_payment SET contradicted_at = changed_at WHERE id = @contradicted", new { contradicted });
        var held = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "wrong-amount");
        await shop.Gateway.ApprovesAsync(held);
        await shop.SettlesAsync();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        var unknown = new ResultPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(AllPaymentMethods.Mobile(AllPaymentMethods.MoovBurkina)));

        var listed = await ListedAsync(shop);
        await RetentionSteps.PassDaysAsync(shop, days: 32);

        Assert.Equal(4, listed.Length);
        Assert.Contains(unknown.PaymentId, listed);
        Assert.Equal(listed, await ListedAsync(shop));
        await Assert.AllAsync(listed, async id => Assert.False((await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Unfinished_payouts_are_kept(Store store)
    {
        await using var shop = await Shop.OpenAsync(RetentionSteps.KeptForAWeek(store));
        var draft = await shop.DraftsAsync();
        var approved = await shop.ApprovesAsync(PayoutSteps.Draft(100));
        var sent = await shop.SendsAsync(PayoutSteps.Draft(200));

        await RetentionSteps.PassDaysAsync(shop, days: 32);

        Assert.Equal(CheckoutPayoutStatus.Draft, await shop.PayoutStatusAsync(draft.Id));
        Assert.Equal(CheckoutPayoutStatus.Approved, await shop.PayoutStatusAsync(approved.Id));
        Assert.Equal(CheckoutPayoutStatus.Unknown, await shop.PayoutStatusAsync(sent.Id));
        foreach (var id in new[] { draft.Id, approved.Id, sent.Id })
        {
            Assert.Equal(
                PayoutSteps.Number, (await shop.Payouts().RevealRecipientAsync(id, TestContext.Current.CancellationToken))!.Digits);
        }
    }

    [Fact]
    public async Task A_payout_counts_against_its_payment_after_retention()
    {
        await using var shop = await Shop.OpenAsync();
        var payment = await shop.PaidAsync(12_500);
        var refund = await shop.SendsAsync(PayoutSteps.Draft(12_000, paymentId: payment));
        await shop.Gateway.PaysOutAsync(refund.Id);
        await shop.SettlesAsync();

        await RetentionSteps.PassDaysAsync(shop, days: 100);
        var payout = await shop.PayoutAsync(refund.Id);

        Assert.Equal(CheckoutPayoutStatus.Completed, payout.Status);
        Assert.Equal(12_000, payout.Amount.Amount);
        Assert.Equal("", payout.Recipient);
        Assert.Equal("", payout.Reason);
        Assert.Null(await shop.Payouts().RevealRecipientAsync(refund.Id, TestContext.Current.CancellationToken));
        Assert.Equal(
            PayoutObstacle.MoreThanPaid,
            PayoutSteps.Obstacle(await shop.Payouts().DraftAsync(PayoutSteps.Draft(501, paymentId: payment), PayoutSteps.Clerk)));
    }

    [Fact]
    public async Task The_retention_job_runs_although_each_process_lives_under_an_hour()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await RetentionSteps.PaidAsync(shop);
        await RetentionSteps.PassDaysAsync(shop, days: 90);
        await shop.RestartsAsync();
        using var job = ActivatorUtilities.CreateInstance<HourlyJobs>(shop.Services);
        shop.Clock.Advance(TimeSpan.FromHours(23));

        var start = shop.Clock.GetUtcNow();
        await job.StartAsync(TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            return (await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved;
        });
        await job.StopAsync(TestContext.Current.CancellationToken);
        Assert.InRange(shop.Clock.GetUtcNow() - start, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(59));
    }

    private static async Task<string[]> ListedAsync(Shop shop) =>
        [.. (await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync(cancellationToken: TestContext.Current.CancellationToken))
            .Select(item => item.Payment.Id).Distinct().Order(StringComparer.Ordinal)];
}
