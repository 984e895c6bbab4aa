using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Plugin.Hosts.Entities;

internal sealed class StoresTheOrder : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(
        CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        // A separate context, because the shop's context uses another connection and its retry strategy refuses external transactions.
        await using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseNpgsql(transaction.Connection!).Options);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);

        var order = new Order { Reference = payment.Reference, Total = payment.Amount.Amount };
        context.Orders.Add(order);
        await context.SaveChangesAsync(cancellationToken);
        return FulfillmentResult.Fulfilled(orderNumber: CheckoutCart.ReferenceOf(order.Id));
    }
}
