using System.Data.Common;
using Dapper;
using Xunit;

namespace Checkout.Plugin.Tests.Payments;

// A SQLite database with its single writer.
internal sealed class SqliteFile(TestDatabase file) : IDisposable
{
    private readonly TaskCompletionSource _release = new();
    private Task _holding = Task.CompletedTask;

    public CheckoutDatabase Database { get; } = Some.Database(file.Source);

    public static async Task<SqliteFile> OpenAsync()
    {
        var opened = new SqliteFile(await TestDatabase.CreateAsync(Store.Sqlite));
        await opened.Database.InitializeAsync(TestContext.Current.CancellationToken);
        return opened;
    }

    public Task<bool> WriteAsync(Func<DbTransaction, Task<bool>> work) => Database.WriteAsync(work, TestContext.Current.CancellationToken);

    public Func<Task<bool>> WritesAsync(string key, bool says = true) =>
        () => WriteAsync(async transaction => await InsertAsync(transaction, key) && says);

    public Func<Task<bool>> ThrowsAfterAsync(string key) =>
        () => WriteAsync(async transaction => await InsertAsync(transaction, key) ? throw new InvalidOperationException(key) : false);

    public async Task<IEnumerable<string>> KeysAsync()
    {
        await using var connection = await Database.OpenAsync(TestContext.Current.CancellationToken);
        return await connection.QueryAsync<string>("SELECT checkout_key FROM checkout_key ORDER BY checkout_key");
    }

    // Keeps the writer busy, so that the next writes form one batch.
    public async Task HoldAsync()
    {
        var begun = new TaskCompletionSource();
        _holding = WriteAsync(async _ =>
        {
            begun.SetResult();
            await _release.Task;
            return true;
        });
        await begun.Task;
    }

    public Task ReleaseAsync()
    {
        _release.SetResult();
        return _holding;
    }

    public async Task<IReadOnlyList<Task<bool>>> TogetherAsync(params Func<Task<bool>>[] writes)
    {
        await HoldAsync();
        var answers = writes.Select(write => write()).ToList();
        await ReleaseAsync();
        await ((Task)Task.WhenAll(answers)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return answers;
    }

    public void Dispose()
    {
        Database.Dispose();
        file.Dispose();
    }

    public static async Task<bool> InsertAsync(DbTransaction transaction, string key) =>
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES (@key, '', 0)", new { key }, transaction) == 1;

    // The deferred constraint fails at the commit.
    public static async Task<bool> ViolateForeignKeyAsync(DbTransaction transaction)
    {
        await transaction.Connection!.ExecuteAsync("PRAGMA defer_foreign_keys = ON", transaction: transaction);
        return await transaction.Connection!.ExecuteAsync(
            "INSERT INTO checkout_payout_send (payout_id, node, at) VALUES ('nobody', '', 0)", transaction: transaction) == 1;
    }
}
