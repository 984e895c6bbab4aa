using Microsoft.EntityFrameworkCore;

namespace Checkout.Plugin.Hosts.Elsewhere;

// Called at least once for each paid order: an earlier call may have stored it.
internal sealed class StoresElsewhere(OrdersContext shop) : IFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        if (!await shop.Orders.AnyAsync(order => order.Reference == payment.Reference, cancellationToken))
        {
            shop.Orders.Add(new PaidOrder { Reference = payment.Reference, Total = payment.Amount.Amount });
            await shop.SaveChangesAsync(cancellationToken);
        }

        return FulfillmentResult.Fulfilled(orderPath: $"/orders/{payment.Reference}");
    }
}
