using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LigdiCash.Checkout.Configuration;

// The settings at the start, then each valid change. An error in a watched file stops neither sales nor the worker.
internal sealed partial class CurrentOptions : IDisposable
{
    private readonly IEnumerable<CheckoutSettings> _sections;
    private readonly IHostEnvironment _environment;
    private readonly ILogger<CurrentOptions> _logger;
    private readonly IDisposable? _changes;
    private volatile CheckoutOptions _value;

    public CurrentOptions(
        IOptionsMonitor<CheckoutOptions> monitor, IEnumerable<CheckoutSettings> sections,
        IHostEnvironment environment, ILogger<CurrentOptions> logger)
    {
        (_sections, _environment, _logger) = (sections, environment, logger);
        _value = monitor.CurrentValue;
        _changes = monitor.OnChange(Apply);
    }

    public CheckoutOptions Value => _value;

    public IReadOnlyList<string> Faults => FaultsOf(_value);

    public DateTimeOffset InShop(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(_value.TimeZone));

    public void Dispose() => _changes?.Dispose();

    private void Apply(CheckoutOptions changed)
    {
        if (FaultsOf(changed) is [_, ..] faults)
        {
            Log.ReloadRejected(_logger, string.Join(' ', faults));
            return;
        }

        _value = changed;
    }

    private IReadOnlyList<string> FaultsOf(CheckoutOptions options) =>
        [.. _sections.SelectMany(section => section.ReadInto(new())), .. CheckoutFaults.Of(options, _environment)];

    private static partial class Log
    {
        [LoggerMessage(5102, LogLevel.Error, "The changed settings have faults, so the checkout keeps the previous ones. {Faults}")]
        public static partial void ReloadRejected(ILogger logger, string faults);
    }
}
