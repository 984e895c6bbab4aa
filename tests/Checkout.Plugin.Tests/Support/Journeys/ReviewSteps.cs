using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Payments in review, paid payments, and the last reason in a journal.
internal static class ReviewSteps
{
    public static async Task<ResultPage> InReviewAsync(Shop shop)
    {
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", times: 0, amountDelta: -1);
        var result = await PaidAsync(shop);
        Assert.Equal("review", result.Status);
        return result;
    }

    public static async Task<ResultPage> PaidAsync(Shop shop)
    {
        var interstitial = await (await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        return await interstitial.ContinuesAsync();
    }

    public static void FailsToFulfill(Shop shop, bool gaveUp)
    {
        for (var attempt = 0; attempt < (gaveUp ? 20 : 1); attempt++)
        {
            shop.Script.Answers.Enqueue(
                gaveUp ? () => FulfillmentResult.NotNow("out of stock") : () => FulfillmentResult.Refused("out of stock"));
        }
    }

    public static Task<string?> LastReasonAsync(Shop shop, ResultPage result) =>
        shop.Database.ScalarAsync<string>(
            "SELECT reason FROM checkout_event WHERE payment_id = @id AND reason NOT LIKE 'the shop %' ORDER BY version DESC LIMIT 1",
            new { id = result.PaymentId });
}
