using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Benchmarks;

// Inserts one order in the checkout's transaction.
internal sealed class BenchOrders : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(
        CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO bench_order (reference, amount) VALUES (@Reference, @Amount)",
            new { payment.Reference, payment.Amount.Amount },
            transaction);
        return FulfillmentResult.Fulfilled(orderPath: $"/orders/{payment.Reference}");
    }
}
