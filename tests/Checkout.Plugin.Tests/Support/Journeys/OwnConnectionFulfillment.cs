namespace Checkout.Plugin.Tests.Journeys;

internal sealed class OwnConnectionFulfillment(TestDatabase database) : IFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("INSERT INTO test_order (reference, fulfillments) VALUES (@Reference, 1)", new { payment.Reference });
        return FulfillmentResult.Fulfilled(orderPath: $"/orders/{payment.Reference}");
    }
}
