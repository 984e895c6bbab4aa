using System.Collections.Concurrent;
using System.Diagnostics;

namespace Checkout.Plugin.Benchmarks;

// Requests at a fixed rate. Unlike a closed loop, this counts the time that a request waits before it is sent.
internal static class FixedRate
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(1);

    public static async Task<Load> RunAsync(Uri server, int perSecond, TimeSpan lasting, Turn turn)
    {
        using var free = new ConnectionPool(server);
        var (latencies, running, sent) = (new ConcurrentBag<long>(), new List<Task>(), 0);
        var started = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(Beat);
        while (Stopwatch.GetElapsedTime(started) < lasting && await beat.WaitForNextTickAsync())
        {
            for (; sent < Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond; sent++)
            {
                running.Add(OneAsync(free, started + (sent * Stopwatch.Frequency / perSecond), turn, latencies));
            }
        }

        await Task.WhenAll(running);
        var all = new Latencies();
        foreach (var latency in latencies)
        {
            all.Add(latency);
        }

        return new(sent, Stopwatch.GetElapsedTime(started), all);
    }

    // From when it should have been sent.
    private static async Task OneAsync(ConnectionPool free, long due, Turn turn, ConcurrentBag<long> latencies)
    {
        var connection = await free.TakeAsync();
        await turn(connection, 0, CancellationToken.None);
        latencies.Add(Stopwatch.GetTimestamp() - due);
        free.Return(connection);
    }

    private sealed class ConnectionPool(Uri server) : IDisposable
    {
        private readonly ConcurrentBag<HttpConnection> _free = [];

        public async ValueTask<HttpConnection> TakeAsync() =>
            _free.TryTake(out var connection) ? connection : await HttpConnection.OpenAsync(server);

        public void Return(HttpConnection connection) => _free.Add(connection);

        public void Dispose()
        {
            foreach (var connection in _free)
            {
                connection.Dispose();
            }
        }
    }
}
