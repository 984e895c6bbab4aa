using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Tests;

// Every reference names the same article.
internal sealed class OneArticle : ICartSource
{
    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            request.Reference is { } reference
                ? new CheckoutCart(reference, [new CheckoutLine("Calebasse", 1, Money.Xof(2_500))], Money.Xof(2_500))
                : null);
}

// A handler with its own transaction, idempotent by reference.
internal sealed class Goods(DbDataSource shop) : IFulfillmentHandler
{
    private const string Tables =
        "CREATE TABLE IF NOT EXISTS shop_order (reference TEXT PRIMARY KEY, total BIGINT NOT NULL, fulfillments BIGINT NOT NULL)";

    public static async Task InstallAsync(DbDataSource shop)
    {
        await using var connection = await shop.OpenConnectionAsync();
        await connection.ExecuteAsync(Tables);
    }

    public async Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        await using var connection = await shop.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "INSERT INTO shop_order (reference, total, fulfillments) VALUES (@Reference, @total, 1) ON CONFLICT DO NOTHING",
            new { payment.Reference, total = payment.Amount.Amount });
        return FulfillmentResult.Fulfilled();
    }
}
