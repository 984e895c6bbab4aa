namespace LigdiCash.Checkout.Storage;

// Removes personal data in batches, oldest first, so that each lock is short.
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

    private async Task<int> EraseBatchAsync(string rows, string words, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] ids = [];
        await database.WriteAsync(async (DbTransaction transaction) =>
        {
            var before = (now - settings.Value.KeepPersonalDataFor).ToUnixTimeMilliseconds();
            var values = new { now = now.ToUnixTimeMilliseconds(), before, limit = Batch };
            ids = [.. await transaction.Connection!.QueryAsync<string>(rows, values, transaction)];
            var texts = new { ids, values.now, note = RetentionSql.Note, node = node.Value };
            return ids.Length > 0 && await transaction.Connection!.ExecuteAsync(words, texts, transaction) > 0;
        }, cancellationToken);
        return ids.Length;
    }
}
