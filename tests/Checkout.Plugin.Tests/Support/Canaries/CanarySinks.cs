using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using LigdiCash.Client;

namespace Checkout.Plugin.Tests;

// Every trace and metric of the process, and every exception of the plug-in when it is thrown, even if it is caught later.
internal sealed class CanarySinks : IDisposable
{
    [ThreadStatic]
    private static bool _isInspecting;

    private readonly CanaryDetector _detector;
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics = new();

    public CanarySinks(CanaryDetector detector)
    {
        _detector = detector;
        _traces = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Inspect,
        };
        ActivitySource.AddActivityListener(_traces);
        Listen();
        AppDomain.CurrentDomain.FirstChanceException += Inspect;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Inspect;
        _traces.Dispose();
        _metrics.Dispose();
    }

    private void Listen()
    {
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Inspect(instrument, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Inspect(instrument, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Inspect(instrument, tags));
        _metrics.Start();
    }

    private void Inspect(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            _detector.Inspect($"metric's tag {instrument.Name} {name}", value as string ?? $"{value}");
        }
    }

    private void Inspect(Activity activity)
    {
        if (IsGatewaysOwn(activity))
        {
            return;
        }

        var events = activity.Events.SelectMany(@event => @event.Tags.Prepend(new("name", @event.Name)));
        var baggage = activity.Baggage.Select(item => KeyValuePair.Create<string, object?>(item.Key, item.Value));
        foreach (var (name, value) in activity.TagObjects.Concat(events).Concat(baggage))
        {
            _detector.Inspect($"trace's tag {activity.OperationName} {name}", value as string ?? $"{value}");
        }

        _detector.Inspect("trace's name", $"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
    }

    // The emulated gateway runs in this process too, and its own addresses hold its own tokens.
    private static bool IsGatewaysOwn(Activity activity) =>
        activity.Kind == ActivityKind.Server && $"{activity.GetTagItem("server.port")}" == $"{Gateway.Address.Port}";

    private void Inspect(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (_isInspecting)
        {
            return;
        }

        _isInspecting = true;
        try
        {
            _detector.Inspect("thrown exception", thrown.Exception.Message, (_, _, _) => !IsOurs(thrown.Exception));
        }
        finally
        {
            _isInspecting = false;
        }
    }

    private static bool IsOurs(Exception exception) =>
        exception.TargetSite?.Module.Assembly is { } from
            && (from == typeof(CheckoutPayment).Assembly || from == typeof(LigdiCashClient).Assembly);
}
