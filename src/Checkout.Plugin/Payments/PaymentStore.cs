using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// Payments in the database. A save says whether it won; whoever lost does nothing more.
internal sealed class PaymentStore(CheckoutDatabase database, GatewayPace pace, NodeName node, SharedClock time)
{
    private int _claims;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<Payment?> FindAsync(string id, CancellationToken cancellationToken) => OneAsync(PaymentSql.Find, new { id }, cancellationToken);

    public Task<Payment?> FindByCheckoutKeyAsync(string checkoutKey, CancellationToken cancellationToken) =>
        OneAsync(PaymentSql.FindByCheckoutKey, new { checkoutKey, forgotten = Forgotten }, cancellationToken);

    public Task<Payment?> FindByReferenceAsync(string reference, CancellationToken cancellationToken) =>
        OneAsync(PaymentSql.FindByReference, new { reference }, cancellationToken);

    public Task<Payment?> FindCurrentAsync(string reference, CancellationToken cancellationToken) => OneAsync(PaymentSql.FindCurrent, new { reference }, cancellationToken);

    public Task<IReadOnlyList<Payment>> AttentionAsync(int limit, CancellationToken cancellationToken) => ManyAsync(PaymentSql.Attention, new { limit }, cancellationToken);

    public Task<IReadOnlyList<Payment>> HintedAsync(int limit, CancellationToken cancellationToken) => ManyAsync(PaymentSql.Hinted, new { limit }, cancellationToken);

    // False: the key, or an open invoice for the same purchase, is there already, or the purchase was paid meanwhile. Then nothing was written.
    public Task<bool> InsertAsync(
        Payment payment, string checkoutKey, Payment? superseded, CancellationToken cancellationToken, Func<DbTransaction, Task<bool>>? onlyIf = null) => database.WriteAsync(async (DbTransaction transaction) =>
    {
        var (connection, key) = (transaction.Connection!, new { checkoutKey, id = payment.Id, now = Now, forgotten = Forgotten });
        if (await connection.ExecuteAsync(PaymentSql.InsertKey, key, transaction) == 0)
        {
            return false;
        }

        if (superseded is not null && await connection.ExecuteAsync(PaymentSql.Supersede, new { id = superseded.Id, now = Now }, transaction) == 0)
        {
            return false;
        }

        if (await connection.ExecuteAsync(PaymentSql.Insert, payment.Row, transaction) == 0)
        {
            return false;
        }

        await JournalAsync(payment.Begun(superseded), transaction);
        CrashPoint.Reach("pay.in-row");
        return onlyIf is null || await onlyIf(transaction);
    }, cancellationToken);

    // Another press that leads to an invoice which is open already: its key is as spent as the first one's. False: it is spent already, or it may not be stored.
    public Task<bool> RememberKeyAsync(
        string checkoutKey, string browser, Payment payment, Func<DbTransaction, Task<bool>> onlyIf, CancellationToken cancellationToken) => database.WriteAsync(async transaction =>
    {
        var values = new { checkoutKey, browser, id = payment.Id, now = Now, forgotten = Forgotten };
        if (await transaction.Connection!.ExecuteAsync(PaymentSql.InsertKey, values, transaction) == 0)
        {
            return false;
        }

        if (!payment.IsOf(browser))
        {
            await transaction.Connection!.ExecuteAsync(PaymentSql.JoinBrowser, values, transaction);
        }

        return await onlyIf(transaction);
    }, cancellationToken);

    // The handler gets the cart in the words that the payer read last.
    public Task<bool> ShowCartAsync(Payment payment, PayRequest request, CancellationToken cancellationToken) => ChangeAsync(
        PaymentSql.ShowCart,
        () => new { payment.Id, cart = Payment.Written(request.Cart), language = request.CartFingerprint.Language, fingerprint = request.Fingerprint },
        cancellationToken);

    // One transaction: the new state, its journal row and, when it is now paid, the fulfillment that it entitles to.
    public Task<bool> SaveAsync(Payment payment, PaymentEvent? change, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => SaveAsync(payment, change, transaction), cancellationToken);

    public async Task<bool> SaveAsync(Payment payment, PaymentEvent? change, DbTransaction transaction)
    {
        var values = new DynamicParameters(payment.Row);
        values.Add("StoredVersion", payment.Stored.Version);
        if ((await transaction.Connection!.QueryAsync<long?>(PaymentSql.Save, values, transaction)).ToArray() is not [var supersededAt])
        {
            return false;
        }

        payment.FoundReplaced(supersededAt);
        CrashPoint.Reach("state.before-journal");
        if (change is not null)
        {
            await JournalAsync(change, transaction);
        }

        if (change is { ToStatus: nameof(PaymentStatus.Paid) } && change.FromStatus != change.ToStatus)
        {
            CrashPoint.Reach("paid.before-entitling");
            await EntitleAsync(payment, transaction);
            CrashPoint.Reach("paid.before-commit");
        }

        return true;
    }

    public async Task<bool> IsRequestIdTakenAsync(string requestId, string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(PaymentSql.IsRequestIdTaken, new { requestId, id }) > 0;
    }

    // Where the payment stands; null when nothing was made due or noted.
    public async Task<string?> NudgeAsync(string id, TimeSpan longestHold, CancellationToken cancellationToken) =>
        (await database.WriteAsync<string>(PaymentSql.Nudge, () => new { id, now = Now, longestHold = Now + (long)longestHold.TotalMilliseconds }, cancellationToken)).SingleOrDefault();

    // The same for many at once. One that is not in the answer is to be nudged alone, for somebody holds it.
    public async Task<IReadOnlyDictionary<string, string?>> NudgeAsync(IReadOnlyCollection<string> ids, TimeSpan longestHold, CancellationToken cancellationToken)
    {
        var rows = await database.WriteAsync<(string Id, string Status)>(
            PaymentSql.NudgeFree(database.Dialect), () => new { ids, now = Now, longestHold = Now + (long)longestHold.TotalMilliseconds }, cancellationToken);
        var answers = rows.ToDictionary(row => row.Id, row => (string?)row.Status, StringComparer.Ordinal);
        foreach (var unknown in await UnknownAsync([.. ids.Where(id => !answers.ContainsKey(id))], cancellationToken))
        {
            answers[unknown] = null;
        }

        return answers;
    }

    public Task<bool> ReturnedAsync(string id, Lane lane, CancellationToken cancellationToken) =>
        WishAsync(PaymentSql.Returned, () => new { id, lane = (long)lane, now = Now }, cancellationToken);

    public Task<bool> WatchedAsync(string id, Lane lane, TimeSpan patience, CancellationToken cancellationToken) =>
        WishAsync(PaymentSql.Watched, () => new { id, lane = (long)lane, now = Now, watchedSince = Now - (long)patience.TotalMilliseconds }, cancellationToken);

    // Those of a purchase that a callback came for and that have to be asked about first. The least distance of two looks tells one that is under way.
    public Task<IReadOnlyList<Payment>> FindUncheckedAsync(string reference, TimeSpan minimumGap, CancellationToken cancellationToken) =>
        ManyAsync(PaymentSql.FindUnchecked, new { reference, underWay = Now + (long)minimumGap.TotalMilliseconds }, cancellationToken);

    // As many as are due, are wanted and may be asked about now. They are the caller's until the lease ends.
    public Task<IReadOnlyList<Payment>> ClaimLooksAsync(int most, TimeSpan lease, CancellationToken cancellationToken) =>
        ClaimLooksAsync(most, lease, (allowed, transaction) => ClaimAsync(allowed, lease, transaction), cancellationToken);

    // Null: it is not due, or the gateway may not be asked right now.
    public async Task<Payment?> ClaimLookAsync(string id, TimeSpan lease, CancellationToken cancellationToken)
    {
        object Values() => new { id, now = Now, lease = Now + (long)lease.TotalMilliseconds };
        return (await ClaimLooksAsync(1, lease, (_, transaction) => ClaimAsync(PaymentSql.ClaimLook, Values(), transaction), cancellationToken))
            .SingleOrDefault();
    }

    private async Task<IReadOnlyList<Payment>> ClaimLooksAsync(
        int most, TimeSpan lease, Func<int, DbTransaction, Task<IReadOnlyList<Payment>>> claim, CancellationToken cancellationToken)
    {
        IReadOnlyList<Payment> claimed = [];
        var watch = new LeaseWatch(lease, time);
        CrashPoint.Reach("look.before-claim");
        await database.ClaimAsync(async transaction =>
        {
            claimed = await pace.BeginAsync(most, allowed => claim(allowed, transaction), transaction);
            CrashPoint.Reach("look.in-claim");
            return claimed.Count > 0;
        }, cancellationToken);
        return watch.Kept(claimed);
    }

    public Task<bool> GiveBackAsync(Payment payment, DateTimeOffset notBefore) =>
        ChangeAsync(PaymentSql.GiveBack, () => new { payment.Id, payment.Stored.Looks, payment.Stored.Version, notBefore = notBefore.ToUnixTimeMilliseconds() }, CancellationToken.None);

    // Null: nothing is due by then.
    public async Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var next = await connection.ExecuteScalarAsync<long?>(PaymentSql.NextDue, new { until = Now + (long)within.TotalMilliseconds });
        return next is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    private async Task<IReadOnlyList<Payment>> ClaimAsync(int most, TimeSpan lease, DbTransaction transaction)
    {
        var values = new { most, now = Now, lease = Now + (long)lease.TotalMilliseconds, byLane = (long)(Interlocked.Increment(ref _claims) & 1) };
        return await ClaimAsync(PaymentSql.ClaimLooks(database.Dialect), values, transaction);
    }

    private static async Task<IReadOnlyList<Payment>> ClaimAsync(string sql, object values, DbTransaction transaction) =>
        [.. (await transaction.Connection!.QueryAsync<PaymentRow>(sql, values, transaction)).Select(row => new Payment(row))];

    // How many were deleted.
    public Task<int> ForgetKeysAsync(int limit, CancellationToken cancellationToken) =>
        database.WriteAsync(PaymentSql.ForgetKeys, () => new { forgotten = Forgotten, limit }, cancellationToken);

    // What the payment's last step rests on.
    public async Task<string?> EvidenceAsync(Payment payment, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(PaymentSql.Evidence, new { payment.Id, payment.Row.Version });
    }

    // The key of the sentence that the shopper read when the invoice was not made. Null: nobody was there to be told.
    public async Task<string?> ToldAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(PaymentSql.Told, new { id });
    }

    private async Task<IEnumerable<string>> UnknownAsync(List<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return ids;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        return ids.Except(await connection.QueryAsync<string>(PaymentSql.Known(database.Dialect), new { ids }), StringComparer.Ordinal);
    }

    private long Forgotten => Now - (long)IdempotencyKey.Life.TotalMilliseconds;

    private async Task EntitleAsync(Payment payment, DbTransaction transaction)
    {
        var now = payment.Row.ChangedAt;
        if (await transaction.Connection!.ExecuteAsync(FulfillmentSql.Insert, new { payment.Reference, payment.Id, now }, transaction) == 0)
        {
            var values = new { id = payment.Id, PaymentId = payment.Id, now, note = "the purchase was paid before: this money is to be returned", node = node.Value };
            await transaction.Connection!.ExecuteAsync($"{PaymentSql.MarkDuplicate};{PaymentSql.StepOn};{PaymentSql.InsertNote}", values, transaction);
            payment.IsSecondMoney();
        }
    }

    private Task<int> JournalAsync(PaymentEvent change, DbTransaction transaction) => transaction.Connection!.ExecuteAsync(
        PaymentSql.InsertEvent,
        new { change.PaymentId, change.Version, change.FromStatus, change.ToStatus, change.Reason, change.Evidence, Who = change.Who?.Id, WhoName = change.Who?.Name, node = node.Value, change.At },
        transaction);

    // A waiting shopper's page wishes again every few seconds, and the schedule looks without: nobody waits for the disk.
    private async Task<bool> WishAsync(string sql, Func<object> values, CancellationToken cancellationToken) => (await database.ClaimAsync<string>(sql, values, cancellationToken)).Count == 1;

    private async Task<bool> ChangeAsync(string sql, Func<object> values, CancellationToken cancellationToken) => await database.WriteAsync(sql, values, cancellationToken) == 1;

    private async Task<IReadOnlyList<Payment>> ManyAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<PaymentRow>(sql, values)).Select(row => new Payment(row))];
    }

    private async Task<Payment?> OneAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<PaymentRow>(sql, values) is { } row ? new Payment(row) : null;
    }
}
