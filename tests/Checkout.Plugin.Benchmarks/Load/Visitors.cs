using System.Diagnostics;

namespace Checkout.Plugin.Benchmarks;

// Two visitors load another page of the shop every 20 ms.
internal sealed class Visitors : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly byte[] Home = HttpText.Get("/");
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task<Latencies>[] _visits;

    private Visitors(Uri shop) => _visits = [Task.Run(() => VisitAsync(shop)), Task.Run(() => VisitAsync(shop))];

    public static Visitors Come(Uri shop) => new(shop);

    public async Task<Latencies> LeaveAsync()
    {
        await _leaving.CancelAsync();
        return Latencies.Merged(await Task.WhenAll(_visits));
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        _leaving.Dispose();
    }

    private async Task<Latencies> VisitAsync(Uri shop)
    {
        using var connection = await HttpConnection.OpenAsync(shop);
        var latencies = new Latencies();
        while (!_leaving.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            (await connection.SendAsync(Home, CancellationToken.None)).Expect(200);
            latencies.AddSince(started);
            await Task.Delay(Pause, TimeProvider.System);
        }

        return latencies;
    }
}
