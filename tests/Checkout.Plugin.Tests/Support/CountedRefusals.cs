using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Checkout.Plugin.Tests;

// The refusals that a shop's meter counts, by the name of the limit.
internal sealed class CountedRefusals : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _limits = new();

    public CountedRefusals(Shop shop)
    {
        var meters = shop.Services.GetRequired<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "checkout.refusals" && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _limits.Enqueue((string)tags[0].Value!));
        _listener.Start();
    }

    public IReadOnlyCollection<string> Limits => _limits;

    public void Dispose() => _listener.Dispose();
}
