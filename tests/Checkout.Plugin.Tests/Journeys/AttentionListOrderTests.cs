using System.Net.Http.Json;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;
using static Checkout.Plugin.Tests.Journeys.ReviewSteps;

namespace Checkout.Plugin.Tests.Journeys;

// Anyone can provoke a refused payment and forge its callback. That must hide no other attention item.
public sealed class AttentionListOrderTests
{
    private const int Limit = 3;

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A85_Forged_callbacks_hide_no_disagreement_and_are_listed_last(Store store)
    {
        await using var shop = await OpenAsync(
            new() { Store = store, Values = { ["Checkout:Limits:PromptsPerHourPerPhoneNumber"] = "100" } });
        for (var forged = 0; forged < Limit + 2; forged++)
        {
            await RefusedAndCalledBackAsync(shop, ("code07", MoovBurkina, MoovName, ""));
        }

        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var real = (await InReviewAsync(shop)).PaymentId;

        var listed = await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync(Limit);

        Assert.Equal(real, listed[0].Payment.Id);
        Assert.Equal(Limit, listed.Count(item => item.Reason == AttentionReason.CalledBack));
        Assert.Equal(Limit + 1, listed.Count);
    }

    [Fact]
    public async Task A85_Called_back_payments_are_listed_after_orders()
    {
        await using var shop = await OpenAsync();
        FailsToFulfill(shop, gaveUp: false);
        await RefusedAndCalledBackAsync(shop, ("code07", MoovBurkina, MoovName, ""));
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await PaidAsync(shop);

        var listed = await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync();

        Assert.Equal([AttentionReason.Refused, AttentionReason.CalledBack], listed.Select(item => item.Reason));
    }

    [Theory]
    [InlineData("000000", Store.Sqlite)]
    [InlineData("000000", Store.PostgreSql)]
    [InlineData("999999", Store.Sqlite)]
    public async Task A85_A_wrong_or_expired_code_and_a_callback_list_nothing(string code, Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });

        var id = await RefusedAndCalledBackAsync(shop, (null, OrangeBurkina, "ORANGE BURKINA", code));

        Assert.NotNull((await shop.PaymentByIdAsync(id)).CalledBackAt);
        Assert.Empty(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
    }

    private static async Task<string> RefusedAndCalledBackAsync(
        Shop shop, (string? Fault, string Phone, string Operator, string Code) attempt)
    {
        await (attempt.Fault is null ? Task.CompletedTask : shop.Gateway.FailsAsync("direct-create", attempt.Fault));
        var cart = Some.Cart();
        await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(attempt.Phone, attempt.Operator, attempt.Code));
        var refused = await shop.PaymentAsync(cart.Reference);
        Assert.Equal(CheckoutPaymentStatus.Refused, refused.Status);
        await shop.PostsAsync("checkout/callback", JsonContent.Create(new { transaction_id = refused.Id, status = "completed" }));
        await shop.ProcessesDueWorkAsync();
        return refused.Id;
    }
}
