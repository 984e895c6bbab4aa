namespace LigdiCash.Checkout.Storage;

// Removes personal data in batches, oldest first, so that each lock is short.
internal sealed class PersonalDataEraser(CheckoutDatabase database, NodeName node, CurrentOptions settings, RetentionClock clock)
{
    public const int Batch = 100;

    public async Task EraseAsync(CancellationToken cancellationToken)
    {
        if (await clock.ReadAsync(cancellationToken) is { } now)
        {
            var dialect = database.Dialect;
            await EraseAsync(RetentionSql.Payments(dialect), RetentionSql.PaymentWords(dialect), now, cancellationToken);
            await EraseAsync(RetentionSql.Payouts(dialect), RetentionSql.PayoutWords(dialect), now, cancellationToken);
        }
    }

    private async Task EraseAsync(string rows, string words, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] ids = [];
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            await database.WriteAsync(async transaction =>
            {
                var before = (now - settings.Value.KeepPersonalDataFor).ToUnixTimeMilliseconds();
                var values = new { now = now.ToUnixTimeMilliseconds(), before, limit = Batch };
                ids = [.. await transaction.QueryAsync<string>(rows, values)];
                var texts = new { ids, values.now, note = RetentionSql.Note, node = node.Value };
                return ids.Length > 0 && await transaction.ExecuteAsync(words, texts) > 0;
            }, cancellationToken);
        }
        while (ids.Length == Batch);
    }
}
