namespace LigdiCash.Checkout.Storage;

// What the stores of payments and of payouts share. A save returns whether it won. A caller that lost must not act on the change.
internal abstract class CheckStore<T>(CheckoutDatabase database, CheckStatements statements, NodeName node, DatabaseClock time)
    where T : ICheckable
{
    protected CheckoutDatabase Database { get; } = database;

    protected string Node { get; } = node.Value;

    protected long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    protected long After(TimeSpan duration) => Now + (long)duration.TotalMilliseconds;

    public async Task<T?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await QueryAsync(statements.Find, new { id }, cancellationToken)).SingleOrDefault();

    // Writes the row and its journal entry in one transaction.
    public Task<bool> SaveAsync(T item, JournalEntry? change, CancellationToken cancellationToken) =>
        Database.WriteAsync(transaction => SaveAsync(item, change, transaction), cancellationToken);

    public abstract Task<bool> SaveAsync(T item, JournalEntry? change, DbTransaction transaction);

    // For a callback. The status of the row; null: nothing was recorded. Without a token no check is scheduled.
    public async Task<string?> ScheduleCheckNowAsync(string id, TimeSpan maxLease, CancellationToken cancellationToken) =>
        (await Database.WriteAsync<string>(
            statements.ScheduleNow, () => new { id, now = Now, maxLease = After(maxLease) }, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<T>> ClaimDueAsync(int limit, TimeSpan lease, bool byPriority, DbTransaction transaction) => QueryAsync(
        statements.ClaimDue(Database.Dialect), new { limit, now = Now, lease = After(lease), byPriority = byPriority ? 1L : 0 },
        transaction.Connection!, transaction);

    public Task<IReadOnlyList<T>> ClaimAsync(string id, TimeSpan lease, DbTransaction transaction) =>
        QueryAsync(statements.Claim, new { id, now = Now, lease = After(lease) }, transaction.Connection!, transaction);

    public Task ReleaseAsync(T claimed, DateTimeOffset notBefore)
    {
        var stored = claimed.Stored;
        var values = new { stored.Id, stored.Checks, stored.Version, notBefore = notBefore.ToUnixTimeMilliseconds() };
        return Database.WriteAsync(statements.Release, () => values, CancellationToken.None);
    }

    // Null: nothing is due within this time.
    public async Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken) =>
        await ScalarAsync<long?>(statements.NextDue, new { until = After(within) }, cancellationToken) is { } dueAt
            ? DateTimeOffset.FromUnixTimeMilliseconds(dueAt)
            : null;

    protected abstract Task<IReadOnlyList<T>> QueryAsync(
        string sql, object values, DbConnection connection, DbTransaction? transaction = null);

    protected async Task<IReadOnlyList<T>> QueryAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenAsync(cancellationToken);
        return await QueryAsync(sql, values, connection);
    }

    protected async Task<TValue?> ScalarAsync<TValue>(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<TValue>(sql, values);
    }

    protected Task<int> WriteJournalAsync(JournalEntry change, DbTransaction transaction) =>
        transaction.Connection!.ExecuteAsync(statements.InsertEvent, new
        {
            change.Id, change.Version, change.FromStatus, change.ToStatus, change.Reason, change.Evidence, change.ShopperText,
            change.Decision, Who = change.Staff?.Id, WhoName = change.Staff?.Name, node = Node, change.At,
        }, transaction);
}
