using System.Data.Common;
using Dapper;

namespace LigdiCash.Checkout.StatusChecks;

// The due status checks of payments or of payouts. One transaction leases the rows and spends the gateway's budget.
internal sealed class DueCheckQueue<T>(
    CheckStatements statements, Func<string, object, DbTransaction, Task<IReadOnlyList<T>>> queryAsync,
    CheckoutDatabase database, GatewayThrottle throttle, DatabaseClock time)
{
    private int _claims;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    // Null: nothing is due within this time.
    public async Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var next = await connection.ExecuteScalarAsync<long?>(statements.NextDue, new { until = After(within) });
        return next is not { } at ? null
            : DateTimeOffset.FromUnixTimeMilliseconds(at) is var dueAt && dueAt > throttle.NextAt ? dueAt : throttle.NextAt;
    }

    public Task<IReadOnlyList<T>> ClaimDueAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        object Values(int allowed) =>
            new { limit = allowed, now = Now, lease = After(lease), byPriority = (long)(Interlocked.Increment(ref _claims) & 1) };
        return ClaimAsync(statements.ClaimDue(database.Dialect), limit, lease, Values, cancellationToken);
    }

    // Null: the check is not due or already runs, or the throttle allows no call.
    public async Task<T?> ClaimAsync(string id, TimeSpan lease, CancellationToken cancellationToken)
    {
        object Values(int allowed) => new { id, now = Now, lease = After(lease) };
        return (await ClaimAsync(statements.Claim, 1, lease, Values, cancellationToken)).SingleOrDefault();
    }

    public Task ReleaseAsync(CheckRow claimed, DateTimeOffset notBefore)
    {
        var values = new { claimed.Id, claimed.Checks, claimed.Version, notBefore = notBefore.ToUnixTimeMilliseconds() };
        return database.WriteAsync(statements.Release, () => values, CancellationToken.None);
    }

    private async Task<IReadOnlyList<T>> ClaimAsync(
        string sql, int limit, TimeSpan duration, Func<int, object> values, CancellationToken cancellationToken)
    {
        IReadOnlyList<T> claimed = [];
        var lease = new Lease(duration, time);
        CrashPoint.Reach("check.before-claim");
        await database.ClaimAsync(async transaction =>
        {
            claimed = await throttle.BeginAsync(limit, allowed => queryAsync(sql, values(allowed), transaction), transaction);
            CrashPoint.Reach("check.in-claim");
            return claimed.Count > 0;
        }, cancellationToken);
        return lease.WhileValid(claimed);
    }

    private long After(TimeSpan duration) => Now + (long)duration.TotalMilliseconds;
}
