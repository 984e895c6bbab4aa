using System.Data.Common;
using System.Security.Cryptography;
using LigdiCash.Checkout;
using Dapper;

namespace SampleShop;

// A visitor has one open basket. Its random id is the purchase's reference. After a payment, unpaid articles move to a new basket.
public sealed class BasketStore(ShopDatabase database, TimeProvider time)
{
    private const string OpenBasket = "(SELECT id FROM shop_basket WHERE visitor = @visitor AND closed_at IS NULL)";

    public async Task<Basket?> FindOpenAsync(string? visitor, CancellationToken cancellationToken)
    {
        if (visitor is null)
        {
            return null;
        }

        var rows = await QueryAsync("""
            SELECT b.id, l.sku, l.quantity FROM shop_basket b LEFT JOIN shop_basket_line l ON l.basket = b.id
            WHERE b.visitor = @visitor AND b.closed_at IS NULL ORDER BY l.added_at, l.sku
            """, new { visitor }, cancellationToken);
        return rows is [] ? null : new Basket(rows[0].Id, [.. rows.SelectMany(LineOf)]);
    }

    public Task AddAsync(string visitor, string sku, int quantity, CancellationToken cancellationToken) => ExecuteAsync($"""
        INSERT INTO shop_basket (id, visitor, opened_at) VALUES (@id, @visitor, @now) ON CONFLICT DO NOTHING;
        INSERT INTO shop_basket_line (basket, sku, quantity, added_at)
        SELECT id, @sku, @quantity, @now FROM shop_basket WHERE visitor = @visitor AND closed_at IS NULL
        ON CONFLICT (basket, sku) DO UPDATE SET quantity = CASE
            WHEN shop_basket_line.quantity + excluded.quantity > @most THEN @most ELSE shop_basket_line.quantity + excluded.quantity END
        """, new { id = NewReference(), visitor, sku, quantity = (long)quantity, most = (long)BasketLine.MaxQuantity, now = Now() },
        cancellationToken);

    public Task ChangeAsync(string visitor, string sku, int quantity, CancellationToken cancellationToken) => ExecuteAsync(
        $"UPDATE shop_basket_line SET quantity = @quantity WHERE sku = @sku AND basket = {OpenBasket}",
        new { visitor, sku, quantity = (long)quantity }, cancellationToken);

    public Task RemoveAsync(string visitor, string sku, CancellationToken cancellationToken) =>
        ExecuteAsync($"DELETE FROM shop_basket_line WHERE sku = @sku AND basket = {OpenBasket}", new { visitor, sku }, cancellationToken);

    public async Task LeaveUnpaidAsync(IEnumerable<CheckoutPayment> payments, CancellationToken cancellationToken)
    {
        foreach (var payment in payments)
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await LeaveUnpaidAsync(payment, transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    // Closes the paid basket. Articles that the payment does not cover move to a new one. A second call changes nothing.
    public async Task LeaveUnpaidAsync(CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var values = new { reference = payment.Reference, id = NewReference(), now = Now() };
        if (await ExecuteAsync("UPDATE shop_basket SET closed_at = @now WHERE id = @reference AND closed_at IS NULL", values) == 0)
        {
            return;
        }

        await ExecuteAsync("""
            INSERT INTO shop_basket (id, visitor, opened_at) SELECT @id, visitor, @now FROM shop_basket WHERE id = @reference;
            INSERT INTO shop_basket_line (basket, sku, quantity, added_at)
            SELECT @id, sku, quantity, added_at FROM shop_basket_line WHERE basket = @reference
            """, values);
        foreach (var line in payment.Cart.Lines)
        {
            await ExecuteAsync(
                "UPDATE shop_basket_line SET quantity = quantity - @quantity WHERE basket = @id AND sku = @sku",
                new { values.id, sku = line.Sku, quantity = (long)line.Quantity });
        }

        await ExecuteAsync("DELETE FROM shop_basket_line WHERE basket = @id AND quantity <= 0", values);

        Task<int> ExecuteAsync(string sql, object parameters) =>
            transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));
    }

    // Can be read out over the telephone. Has 50 random bits, and is useless without the visitor's cookie.
    private static string NewReference() => $"MF-{RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 10)}";

    private static IEnumerable<BasketLine> LineOf(Row row) => Shelf.Find(row.Sku) is { } product ? [new(product, (int)row.Quantity!)] : [];

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<List<Row>> QueryAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancellationToken))).AsList();
    }

    private async Task ExecuteAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }

    private sealed record Row(string Id, string? Sku, long? Quantity);
}
