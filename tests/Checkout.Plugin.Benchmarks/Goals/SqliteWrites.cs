using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Checkout.Plugin.Benchmarks;

// The same insert by the plug-in's writer and by one locked connection, each with its own file.
internal sealed class SqliteWrites : IAsyncDisposable
{
    private const string Insert = "INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES (@key, @key, 1)";
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteConnection _single;
    private readonly ServiceProvider _services;
    private readonly CheckoutDatabase _database;

    private SqliteWrites(DirectoryInfo folder)
    {
        _single = new($"Data Source={Path.Combine(folder.FullName, "single.db")}");
        var services = new ServiceCollection().AddLogging().AddMetrics();
        services.AddCheckout(_ => { })
            .AddDatabase(SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(folder.FullName, "writer.db")}"));
        services.RemoveAll<TableOwner>();
        _services = services.BuildServiceProvider();
        _database = _services.GetRequiredService<CheckoutDatabase>();
    }

    public static async Task<SqliteWrites> OpenAsync(DirectoryInfo folder)
    {
        var writes = new SqliteWrites(folder);
        await writes._database.InitializeAsync(CancellationToken.None);
        await writes._single.OpenAsync();
        await writes._single.ExecuteAsync($"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {CheckoutSchema.Script}");
        return writes;
    }

    public Task ByThePlugInAsync(string key) => _database.WriteAsync(Insert, () => new { key }, CancellationToken.None);

    public async Task OneByOneAsync(string key)
    {
        await _turn.WaitAsync();
        try
        {
            await InsertAsync(_single, key);
        }
        finally
        {
            _turn.Release();
        }
    }

    public static async Task<Load> RepeatAsync(int callers, TimeSpan lasting, Func<string, Task> write)
    {
        var started = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(
            Enumerable.Range(0, callers).Select(_ => Task.Run(() => RepeatOneAsync(started, lasting, write))));
        var all = Latencies.Merged(latencies);
        return new(all.Count, Stopwatch.GetElapsedTime(started), all);
    }

    public async ValueTask DisposeAsync()
    {
        await _single.DisposeAsync();
        await _services.DisposeAsync();
        _turn.Dispose();
    }

    private static async Task<Latencies> RepeatOneAsync(long started, TimeSpan lasting, Func<string, Task> write)
    {
        var latencies = new Latencies();
        while (Stopwatch.GetElapsedTime(started) < lasting)
        {
            var (key, turn) = (CheckoutId.New(), Stopwatch.GetTimestamp());
            await write(key);
            latencies.AddSince(turn);
        }

        return latencies;
    }

    private static Task<int> InsertAsync(SqliteConnection connection, string key) => connection.ExecuteAsync(Insert, new { key });
}
