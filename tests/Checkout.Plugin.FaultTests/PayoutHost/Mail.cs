using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Tests;

// Counts how often each event was told.
internal sealed class Mail(DbDataSource shop) : IPaymentEventHandler
{
    private const string Table = "CREATE TABLE IF NOT EXISTS shop_mail "
        + "(event TEXT PRIMARY KEY, kind TEXT NOT NULL, payment_id TEXT NOT NULL, times BIGINT NOT NULL)";

    public static async Task InstallAsync(DbDataSource shop)
    {
        await using var connection = await shop.OpenConnectionAsync();
        await connection.ExecuteAsync(Table);
    }

    public async Task HandleAsync(PaymentEvent happened, CancellationToken cancellationToken)
    {
        await using var connection = await shop.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "INSERT INTO shop_mail (event, kind, payment_id, times) VALUES (@Id, @kind, @paymentId, 1) "
                + "ON CONFLICT (event) DO UPDATE SET times = shop_mail.times + 1",
            new { happened.Id, kind = happened.Kind.ToString(), paymentId = happened.Payment.Id });
    }
}
