using System.Security.Cryptography;
using Dapper;

namespace SampleShop;

/// A visitor has one open basket. Its random id names the purchase; the handing over closes it, and the next article opens another.
public sealed class BasketStore(ShopDatabase database, TimeProvider time)
{
    private const string OpenOne = "(SELECT id FROM shop_basket WHERE visitor = @visitor AND closed_at IS NULL)";

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
        """, new { id = NewReference(), visitor, sku, quantity = (long)quantity, most = (long)BasketLine.Most, now = Now() }, cancellationToken);

    public Task ChangeAsync(string visitor, string sku, int quantity, CancellationToken cancellationToken) =>
        ExecuteAsync($"UPDATE shop_basket_line SET quantity = @quantity WHERE sku = @sku AND basket = {OpenOne}", new { visitor, sku, quantity = (long)quantity }, cancellationToken);

    public Task RemoveAsync(string visitor, string sku, CancellationToken cancellationToken) =>
        ExecuteAsync($"DELETE FROM shop_basket_line WHERE sku = @sku AND basket = {OpenOne}", new { visitor, sku }, cancellationToken);

    /// What can be read out over the telephone; 50 random bits, and worth nothing without the visitor's cookie.
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
