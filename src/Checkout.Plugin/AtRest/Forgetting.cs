using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// Forgets who paid and what for, a few payments and payouts at a time, oldest first.
internal sealed class Forgetting(CheckoutDatabase database, NodeName node, SettingsInForce settings, RetentionClock clock)
{
    public const int Batch = 100;

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        if (await clock.ReadAsync(cancellationToken) is not { } now)
        {
            return;
        }

        await ForgetAsync(ForgettingSql.Payments(database.Dialect), ForgettingSql.PaymentWords(database.Dialect), now, cancellationToken);
        await ForgetAsync(ForgettingSql.Payouts(database.Dialect), ForgettingSql.PayoutWords(database.Dialect), now, cancellationToken);
    }

    private async Task ForgetAsync(string rows, string words, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await ForgetBatchAsync(rows, words, now, cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // A row and the words about it at one go. How many rows.
    private async Task<int> ForgetBatchAsync(string rows, string words, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] ids = [];
        await database.WriteAsync(async (DbTransaction transaction) =>
        {
            var values = new { now = now.ToUnixTimeMilliseconds(), before = (now - settings.Value.KeepPersonalDataFor).ToUnixTimeMilliseconds(), limit = Batch };
            ids = [.. await transaction.Connection!.QueryAsync<string>(rows, values, transaction)];
            return ids.Length > 0 && await transaction.Connection!.ExecuteAsync(words, new { ids, values.now, note = ForgettingSql.Note, node = node.Value }, transaction) > 0;
        }, cancellationToken);
        return ids.Length;
    }
}
