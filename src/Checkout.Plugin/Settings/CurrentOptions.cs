using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace LigdiCash.Checkout.Settings;

// The settings at the start, then each valid change. IOptionsMonitor would throw on a faulty change, which must not stop sales.
internal sealed partial class CurrentOptions : IDisposable
{
    private readonly IOptionsFactory<CheckoutOptions> _factory;
    private readonly ILogger<CurrentOptions> _logger;
    private readonly List<IDisposable> _changes;
    private volatile CheckoutOptions _value = new();

    public CurrentOptions(
        IOptionsFactory<CheckoutOptions> factory, IEnumerable<IOptionsChangeTokenSource<CheckoutOptions>> sources,
        ILogger<CurrentOptions> logger)
    {
        (_factory, _logger) = (factory, logger);
        Faults = Read();
        _changes = [.. sources.Select(source => ChangeToken.OnChange(source.GetChangeToken, Reload))];
    }

    public CheckoutOptions Value => _value;

    // The faults at the start, which StartupCheck reports.
    public IReadOnlyList<string> Faults { get; }

    public DateTimeOffset InShop(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(_value.TimeZone));

    public void Dispose() => _changes.ForEach(change => change.Dispose());

    private void Reload()
    {
        if (Read() is [_, ..] faults)
        {
            Log.ReloadRejected(_logger, string.Join(' ', faults));
        }
    }

    private IReadOnlyList<string> Read()
    {
        try
        {
            _value = _factory.Create(Options.DefaultName);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5102, LogLevel.Error, "The changed settings have faults, so the checkout keeps the previous ones. {Faults}")]
        public static partial void ReloadRejected(ILogger logger, string faults);
    }
}
