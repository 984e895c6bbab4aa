using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Xunit;

namespace Checkout.Plugin.Tests.Payments;

// Concurrent writes share one transaction, and each behaves as if it were alone.
[Slow]
public sealed class SqliteWriterTests
{
    [Fact]
    public async Task Callers_of_one_group_all_get_their_own_answers()
    {
        using var file = await SqliteFile.OpenAsync();

        var answers = await file.TogetherAsync(
            [.. Enumerable.Range(0, 8).Select(number => file.WritesAsync($"k{number}", says: number % 2 == 0))]);

        var said = await Task.WhenAll(answers);
        Assert.Equal([true, false, true, false, true, false, true, false], said);
        Assert.Equal(["k0", "k2", "k4", "k6"], await file.KeysAsync());
    }

    [Fact]
    public async Task A_piece_that_fails_takes_back_only_itself()
    {
        using var file = await SqliteFile.OpenAsync();

        var answers = await file.TogetherAsync(
            file.WritesAsync("before"),
            () => file.WriteAsync(async transaction =>
            {
                await SqliteFile.InsertAsync(transaction, "mine");
                throw new InvalidOperationException("my own fault");
            }),
            file.WritesAsync("after"));

        Assert.Equal("my own fault", (await Assert.ThrowsAsync<InvalidOperationException>(() => answers[1])).Message);
        Assert.True(await answers[0] && await answers[2]);
        Assert.Equal(["after", "before"], await file.KeysAsync());
    }

    [Fact]
    public async Task No_caller_is_answered_before_the_common_commit()
    {
        using var file = await SqliteFile.OpenAsync();
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await file.HoldAsync();
        var first = file.WritesAsync("first")();
        var last = file.WriteAsync(async transaction =>
        {
            await SqliteFile.InsertAsync(transaction, "last");
            begun.SetResult();
            await release.Task;
            return true;
        });

        await file.ReleaseAsync();
        await begun.Task;
        var (answeredEarly, seenEarly) = (first.IsCompleted, await file.KeysAsync());
        release.SetResult();

        Assert.True(await first && await last);
        Assert.False(answeredEarly);
        Assert.Empty(seenEarly);
        Assert.Equal(["first", "last"], await file.KeysAsync());
    }

    [Fact]
    public async Task A_commit_that_fails_fails_for_all_of_the_group()
    {
        using var file = await SqliteFile.OpenAsync();

        var answers = await file.TogetherAsync(
            file.WritesAsync("mine"),
            file.WritesAsync("not even mine", says: false),
            () => file.WriteAsync(SqliteFile.ViolateForeignKeyAsync));

        await Assert.AllAsync(answers, answer => Assert.ThrowsAnyAsync<DbException>(() => answer));
        Assert.Empty(await file.KeysAsync());
        Assert.True(await file.WritesAsync("next")());
    }

    [Fact]
    public async Task A_rolled_back_transaction_is_reported_to_every_caller()
    {
        using var file = await SqliteFile.OpenAsync();
        await file.WritesAsync("there")();

        var answers = await file.TogetherAsync(
            file.WritesAsync("mine"),
            () => file.WriteAsync(async transaction =>
                await transaction.Connection!.ExecuteAsync(
                    "INSERT OR ROLLBACK INTO checkout_key (checkout_key, payment_id, created_at) VALUES ('there', '', 0)",
                    transaction: transaction) == 1),
            file.WritesAsync("after"));

        await Assert.AllAsync(answers, answer => Assert.ThrowsAnyAsync<DbException>(() => answer));
        Assert.Equal(["there"], await file.KeysAsync());
    }

    [Fact]
    public async Task A_caller_that_leaves_the_queue_harms_no_other()
    {
        using var file = await SqliteFile.OpenAsync();
        using var leaving = new CancellationTokenSource();
        await file.HoldAsync();
        var before = file.WritesAsync("before")();
        var gone = file.Database.WriteAsync(transaction => SqliteFile.InsertAsync(transaction, "gone"), leaving.Token);
        var after = file.WritesAsync("after")();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await file.ReleaseAsync();

        Assert.True(await before && await after);
        Assert.Equal(["after", "before"], await file.KeysAsync());
    }

    [Fact]
    public async Task Started_work_runs_to_its_end_and_gets_its_true_answer()
    {
        using var file = await SqliteFile.OpenAsync();
        using var leaving = new CancellationTokenSource();
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var work = file.Database.WriteAsync(
            async transaction =>
            {
                begun.SetResult();
                await release.Task;
                return await SqliteFile.InsertAsync(transaction, "begun");
            },
            leaving.Token);

        await begun.Task;
        await leaving.CancelAsync();
        release.SetResult();

        Assert.True(await work);
        Assert.Equal(["begun"], await file.KeysAsync());
    }

    [Fact]
    public async Task Work_of_the_shop_fails_without_affecting_other_work()
    {
        using var file = await SqliteFile.OpenAsync();
        await file.HoldAsync();
        var before = file.WritesAsync("before")();
        var handler = file.Database.WriteAloneAsync(
            async transaction =>
                await SqliteFile.InsertAsync(transaction, "handler") && await SqliteFile.ViolateForeignKeyAsync(transaction),
            TestContext.Current.CancellationToken);
        var after = file.WritesAsync("after")();
        await file.ReleaseAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => handler);
        Assert.True(await before && await after);
        Assert.Equal(["after", "before"], await file.KeysAsync());
    }

    [Fact]
    public async Task A_handler_that_does_not_return_delays_the_others_only_briefly()
    {
        using var file = await SqliteFile.OpenAsync();
        var release = new TaskCompletionSource();
        var handler = file.Database.WriteAloneAsync(
            async _ =>
            {
                await release.Task;
                return true;
            },
            TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        List<Task<bool>> others =
        [
            .. Enumerable.Range(0, 4).Select(number => file.WritesAsync($"k{number}")()),
            file.Database.WriteAloneAsync(_ => Task.FromResult(true), TestContext.Current.CancellationToken),
        ];
        await Assert.AllAsync(others, other => Assert.ThrowsAnyAsync<DbException>(() => other));
        var waited = watch.Elapsed;
        release.SetResult();

        Assert.True(await handler);
        Assert.InRange(waited, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15));
        Assert.True(await file.WritesAsync("next")());
        Assert.Equal(["next"], await file.KeysAsync());
    }

    [Fact]
    public async Task A_claim_alone_skips_the_disk_flush_and_one_beside_payments_does_not()
    {
        using var file = await SqliteFile.OpenAsync();
        const string Synchronous = "PRAGMA synchronous";

        var cancellationToken = TestContext.Current.CancellationToken;
        var alone = await file.Database.WriteAsync<long>(Synchronous, () => new { }, cancellationToken, isDurable: false);
        await file.HoldAsync();
        var claim = file.Database.WriteAsync<long>(Synchronous, () => new { }, cancellationToken, isDurable: false);
        var payment = file.Database.WriteAsync<long>(Synchronous, () => new { }, cancellationToken);
        await file.ReleaseAsync();

        Assert.Equal([1], alone);
        Assert.Equal([2], await claim);
        Assert.Equal([2], await payment);
    }

    [Fact]
    public async Task Under_load_exactly_the_acknowledged_writes_are_stored()
    {
        using var file = await SqliteFile.OpenAsync();
        var kept = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            foreach (var (key, number) in Enumerable.Range(0, 150).Select(number => ($"c{caller}n{number}", number)))
            {
                var write = number % 5 == 4 ? file.ThrowsAfterAsync(key) : file.WritesAsync(key, says: number % 3 != 2);
                if (await Record.ExceptionAsync(async () => Assert.True(await write())) is null)
                {
                    kept.Add(key);
                }
            }
        })));

        Assert.Equal(8 * 80, kept.Count);
        Assert.Equal(kept.Order(StringComparer.Ordinal), await file.KeysAsync());
    }

    [Fact]
    public async Task A_batched_write_runs_outside_the_traces_of_its_callers()
    {
        using var file = await SqliteFile.OpenAsync();
        using var trace = new Activity("a press of Pay").Start();

        var seen = trace;

        await file.WriteAsync(_ => Task.FromResult((seen = Activity.Current) is null));

        Assert.Null(seen);
        Assert.Same(trace, Activity.Current);
    }
}
