using System.Data.Common;
using LigdiCash.Checkout;

namespace SampleShop;

internal sealed class OrderFulfillment(OrderStore orders) : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(
        CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken) =>
        await orders.RecordAsync(payment, transaction, cancellationToken)
            ? FulfillmentResult.Fulfilled(orderPath: $"/orders/{payment.Reference}")
            : FulfillmentResult.Refused("The shop has no such basket.");
}
