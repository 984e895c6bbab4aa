using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using LigdiCash.Client;

namespace Checkout.Plugin.Tests;

// Every trace and every metric of the process, and every exception at the moment our code throws it, whoever may catch it.
internal sealed class CanarySinks : IDisposable
{
    [ThreadStatic]
    private static bool _isLooking;

    private readonly Watch _watch;
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics = new();

    public CanarySinks(Watch watch)
    {
        _watch = watch;
        _traces = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Look,
        };
        ActivitySource.AddActivityListener(_traces);
        Listen();
        AppDomain.CurrentDomain.FirstChanceException += Look;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Look;
        _traces.Dispose();
        _metrics.Dispose();
    }

    private void Listen()
    {
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Look(instrument, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Look(instrument, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Look(instrument, tags));
        _metrics.Start();
    }

    private void Look(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            _watch.Look($"metric's tag {instrument.Name} {name}", value as string ?? $"{value}");
        }
    }

    private void Look(Activity activity)
    {
        if (IsGatewaysOwn(activity))
        {
            return;
        }

        var events = activity.Events.SelectMany(@event => @event.Tags.Prepend(new("name", @event.Name)));
        var baggage = activity.Baggage.Select(item => KeyValuePair.Create<string, object?>(item.Key, item.Value));
        foreach (var (name, value) in activity.TagObjects.Concat(events).Concat(baggage))
        {
            _watch.Look($"trace's tag {activity.OperationName} {name}", value as string ?? $"{value}");
        }

        _watch.Look("trace's name", $"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
    }

    // The emulated gateway runs in this process too, and its own addresses hold its own tokens.
    private static bool IsGatewaysOwn(Activity activity) =>
        activity.Kind == ActivityKind.Server && $"{activity.GetTagItem("server.port")}" == $"{Gateway.Address.Port}";

    private void Look(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (_isLooking)
        {
            return;
        }

        _isLooking = true;
        try
        {
            _watch.Look("thrown exception", thrown.Exception.Message, (_, _, _) => !IsOurs(thrown.Exception));
        }
        finally
        {
            _isLooking = false;
        }
    }

    private static bool IsOurs(Exception exception) =>
        exception.TargetSite?.Module.Assembly is { } from
            && (from == typeof(CheckoutPayment).Assembly || from == typeof(LigdiCashClient).Assembly);
}
