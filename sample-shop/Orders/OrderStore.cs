using System.Data.Common;
using System.Text.Json;
using LigdiCash.Checkout;
using Dapper;

namespace SampleShop;

public sealed class OrderStore(ShopDatabase database, BasketStore baskets)
{
    // Records the paid lines, not the current basket. The count shows that the fulfillment ran once.
    private const string Record = """
        INSERT INTO shop_order (reference, visitor, lines, total, paid_at, fulfillments)
        SELECT id, visitor, @lines, @total, @paidAt, 1 FROM shop_basket WHERE id = @reference
        ON CONFLICT (reference) DO UPDATE SET fulfillments = shop_order.fulfillments + 1
        """;

    public async Task<bool> RecordAsync(CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var order = new
        {
            reference = payment.Reference,
            lines = JsonSerializer.Serialize(payment.Cart.Lines),
            total = payment.Amount.Amount,
            paidAt = payment.PaidAt!.Value.ToUnixTimeMilliseconds(),
        };
        await baskets.LeaveUnpaidAsync(payment, transaction, cancellationToken);
        var command = new CommandDefinition(Record, order, transaction, cancellationToken: cancellationToken);
        return await transaction.Connection!.ExecuteAsync(command) > 0;
    }

    public async Task<IReadOnlyList<Order>> OfAsync(string visitor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition("""
            SELECT reference, lines, total, paid_at AS PaidAt, fulfillments
            FROM shop_order WHERE visitor = @visitor ORDER BY paid_at DESC, reference
            """, new { visitor }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToOrder())];
    }

    private sealed record Row(string Reference, string Lines, long Total, long PaidAt, long Fulfillments)
    {
        public Order ToOrder() => new(
            Reference, JsonSerializer.Deserialize<CheckoutLine[]>(Lines)!, Money.Xof(Total),
            DateTimeOffset.FromUnixTimeMilliseconds(PaidAt), Fulfillments);
    }
}
