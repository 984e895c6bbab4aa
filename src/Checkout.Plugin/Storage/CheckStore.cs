namespace LigdiCash.Checkout.Storage;

// The statements of one table that CheckStore runs.
internal sealed record CheckStatements(
    string Find, string Attention, string InsertJournal, string Request, string ScheduleNow, Func<Dialect, string> ClaimDue, string Claim,
    string Release, string NextDue);

// What the stores of payments and of payouts share. A save returns whether it won. A caller that lost must not act on the change.
internal abstract class CheckStore<T>(CheckoutDatabase database, NodeName node, DatabaseClock time, CheckStatements statements)
    where T : ICheckable
{
    protected CheckoutDatabase Database { get; } = database;
    protected string Node { get; } = node.Value;
    protected DatabaseClock Time { get; } = time;

    // Anything that is no id is not in the database, whose texts must not hold a NUL character.
    public async Task<T?> FindAsync(string id, CancellationToken cancellationToken) =>
        CheckoutId.IsId(id) ? await FindAsync(statements.Find, new { id }, cancellationToken) : default;

    public Task<IReadOnlyList<T>> ListAttentionAsync(int limit, CancellationToken cancellationToken) =>
        QueryAsync(statements.Attention, new { limit }, cancellationToken);

    // Writes the row and its journal entry in one transaction.
    public Task<bool> SaveAsync(T item, JournalEntry? change, CancellationToken cancellationToken) =>
        Database.WriteAsync(transaction => SaveAsync(item, change, transaction), cancellationToken);

    public abstract Task<bool> SaveAsync(T item, JournalEntry? change, DbTransaction transaction);

    // For a person. False: there is no such row, or no check of it is possible.
    public async Task<bool> RequestCheckAsync(string id, CancellationToken cancellationToken) => CheckoutId.IsId(id)
        && await Database.WriteAsync(statements.Request, () => new { id, now = Time.UnixNow }, cancellationToken) == 1;

    // For a callback. The status of the row; null: nothing was recorded. Without a token no check is scheduled.
    public async Task<string?> ScheduleCheckNowAsync(string id, TimeSpan maxLease, CancellationToken cancellationToken)
    {
        object Values() => new { id, now = Time.UnixNow, maxLease = Time.UnixAfter(maxLease) };
        return (await Database.WriteAsync<string>(statements.ScheduleNow, Values, cancellationToken)).SingleOrDefault();
    }

    public Task<IReadOnlyList<T>> ClaimDueAsync(int limit, TimeSpan lease, bool byPriority, DbTransaction transaction)
    {
        var values = new { limit, now = Time.UnixNow, lease = Time.UnixAfter(lease), byPriority = byPriority ? 1L : 0 };
        return QueryAsync(statements.ClaimDue(Database.Dialect), values, transaction.Connection!, transaction);
    }

    public Task<IReadOnlyList<T>> ClaimAsync(string id, TimeSpan lease, DbTransaction transaction)
    {
        var values = new { id, now = Time.UnixNow, lease = Time.UnixAfter(lease) };
        return QueryAsync(statements.Claim, values, transaction.Connection!, transaction);
    }

    public Task ReleaseAsync(T claimed, DateTimeOffset notBefore)
    {
        var (stored, earliest) = (claimed.Stored, notBefore.ToUnixTimeMilliseconds());
        var values = new { stored.Id, stored.Checks, stored.Version, notBefore = earliest };
        return Database.WriteAsync(statements.Release, () => values, CancellationToken.None);
    }

    // Null: nothing is due within this time.
    public Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken) =>
        Database.NextDueAsync(statements.NextDue, Time.UnixAfter(within), cancellationToken);

    protected abstract Task<IReadOnlyList<T>> QueryAsync(
        string sql, object values, DbConnection connection, DbTransaction? transaction = null);

    protected async Task<IReadOnlyList<T>> QueryAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenAsync(cancellationToken);
        return await QueryAsync(sql, values, connection);
    }

    protected async Task<T?> FindAsync(string sql, object values, CancellationToken cancellationToken) =>
        (await QueryAsync(sql, values, cancellationToken)).SingleOrDefault();

    protected static DynamicParameters ValuesToSave(T item)
    {
        var values = new DynamicParameters(item.Row);
        values.Add("StoredVersion", item.Stored.Version);
        return values;
    }

    // Null: only the schedule of the checks changes.
    protected Task WriteJournalAsync(JournalEntry? change, DbTransaction transaction) => change is null
        ? Task.CompletedTask
        : transaction.ExecuteAsync(statements.InsertJournal, new
        {
            change.Id, change.Version, change.FromStatus, change.ToStatus, change.Reason, change.Evidence, change.ShopperText,
            change.Decision, Who = change.Staff?.Id, WhoName = change.Staff?.Name, node = Node, change.At,
        });
}
