using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Tests;

internal sealed class ScriptedFulfillment(ShopScript script) : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(
        CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO test_order (reference, fulfillments) VALUES (@Reference, 1) "
            + "ON CONFLICT (reference) DO UPDATE SET fulfillments = test_order.fulfillments + 1",
            new { payment.Reference },
            transaction);
        return script.Answers.TryDequeue(out var answer)
            ? answer()
            : FulfillmentResult.Fulfilled($"N-{payment.Reference}", $"/orders/{payment.Reference}");
    }
}
