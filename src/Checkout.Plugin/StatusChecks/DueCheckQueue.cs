namespace LigdiCash.Checkout.StatusChecks;

// The due status checks of payments or of payouts. One transaction leases the rows and spends the gateway's budget.
internal sealed class DueCheckQueue<T>(CheckStore<T> store, CheckoutDatabase database, GatewayThrottle throttle, DatabaseClock time)
    where T : ICheckable
{
    private int _claims;

    // Null: nothing is due within this time.
    public async Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken) =>
        await store.NextDueAsync(within, cancellationToken) is { } dueAt ? dueAt > throttle.NextAt ? dueAt : throttle.NextAt : null;

    public Task<IReadOnlyList<T>> ClaimDueAsync(int limit, TimeSpan lease, CancellationToken cancellationToken) => ClaimAsync(
        limit, lease, (allowed, transaction) => store.ClaimDueAsync(allowed, lease, IsByPriority(), transaction), cancellationToken);

    // Null: the check is not due or already runs, or the throttle allows no call.
    public async Task<T?> ClaimAsync(string id, TimeSpan lease, CancellationToken cancellationToken) =>
        (await ClaimAsync(1, lease, (_, transaction) => store.ClaimAsync(id, lease, transaction), cancellationToken)).SingleOrDefault();

    private bool IsByPriority() => (Interlocked.Increment(ref _claims) & 1) == 1;

    private async Task<IReadOnlyList<T>> ClaimAsync(
        int limit, TimeSpan duration, Func<int, DbTransaction, Task<IReadOnlyList<T>>> claimAsync, CancellationToken cancellationToken)
    {
        IReadOnlyList<T> claimed = [];
        var lease = new Lease(duration, time);
        CrashPoint.Reach("check.before-claim");
        await database.WriteAsync(async transaction =>
        {
            claimed = await throttle.BeginAsync(limit, allowed => claimAsync(allowed, transaction), transaction);
            CrashPoint.Reach("check.in-claim");
            return claimed.Count > 0;
        }, cancellationToken, isDurable: false);
        return lease.WhileValid(claimed);
    }
}
