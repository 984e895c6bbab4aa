using System.Diagnostics;

namespace Checkout.Plugin.Benchmarks;

// The result of a closed loop, in which each caller starts its next turn after the last one.
internal sealed record Load(long Turns, TimeSpan Elapsed, Latencies Latencies);

// One turn of a caller. False: there is nothing left to do.
internal delegate ValueTask<bool> Turn(HttpConnection connection, int caller, CancellationToken cancellationToken);

internal static class ClosedLoop
{
    // Ends when the time is over or the callers have nothing left to do.
    public static async Task<Load> RunAsync(Uri server, int callers, TimeSpan atMost, Turn turn)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => HttpConnection.OpenAsync(server)));
        using var enough = new CancellationTokenSource();
        var started = Stopwatch.GetTimestamp();
        var until = started + (long)(atMost.TotalSeconds * Stopwatch.Frequency);
        var latencies = await Task.WhenAll(connections.Select((connection, caller) =>
            Task.Run(() => RepeatAsync(connection, caller, until, turn, enough.Token))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        Array.ForEach(connections, connection => connection.Dispose());
        var merged = Latencies.Merged(latencies);
        return new(merged.Count, elapsed, merged);
    }

    private static async Task<Latencies> RepeatAsync(
        HttpConnection connection, int caller, long until, Turn turn, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var started = Stopwatch.GetTimestamp();
        while (started < until && await turn(connection, caller, cancellationToken))
        {
            latencies.AddSince(started);
            started = Stopwatch.GetTimestamp();
        }

        return latencies;
    }
}
