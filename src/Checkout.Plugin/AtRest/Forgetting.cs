using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// Forgets who paid and what for, a few payments and payouts at a time, oldest first.
internal sealed class PersonalDataEraser(CheckoutDatabase database, NodeName node, CurrentOptions settings, RetentionClock clock)
{
    public const int Batch = 100;

    public async Task EraseAsync(CancellationToken cancellationToken)
    {
        if (await clock.ReadAsync(cancellationToken) is not { } now)
        {
            return;
        }

        await EraseAsync(RetentionSql.Payments(database.Dialect), RetentionSql.PaymentWords(database.Dialect), now, cancellationToken);
        await EraseAsync(RetentionSql.Payouts(database.Dialect), RetentionSql.PayoutWords(database.Dialect), now, cancellationToken);
    }

    private async Task EraseAsync(string rows, string words, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await EraseBatchAsync(rows, words, now, cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // A row and the words about it at one go. How many rows.
    private async Task<int> EraseBatchAsync(string rows, string words, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] ids = [];
        await database.WriteAsync(async (DbTransaction transaction) =>
        {
            var values = new { now = now.ToUnixTimeMilliseconds(), before = (now - settings.Value.KeepPersonalDataFor).ToUnixTimeMilliseconds(), limit = Batch };
            ids = [.. await transaction.Connection!.QueryAsync<string>(rows, values, transaction)];
            return ids.Length > 0 && await transaction.Connection!.ExecuteAsync(words, new { ids, values.now, note = RetentionSql.Note, node = node.Value }, transaction) > 0;
        }, cancellationToken);
        return ids.Length;
    }
}
