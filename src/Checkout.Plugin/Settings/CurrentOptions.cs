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
        _changes = [.. sources.Select(source => ChangeToken.OnChange(source.GetChangeToken, Reload))];
        Read();
    }

    public CheckoutOptions Value => _value;

    // Of the last reading; StartupCheck reports them. Later ones leave the previous value.
    public IReadOnlyList<string> Faults { get; private set; } = [];

    public DateTimeOffset InShop(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, ShopTimeZone.Find(_value.TimeZone)!);

    public void Dispose() => _changes.ForEach(change => change.Dispose());

    private void Reload()
    {
        Read();
        if (Faults.Count > 0)
        {
            LogReloadRejected(string.Join(' ', Faults));
        }
    }

    private void Read()
    {
        try
        {
            (_value, Faults) = (_factory.Create(Options.DefaultName), []);
        }
        catch (OptionsValidationException exception)
        {
            Faults = [.. exception.Failures];
        }
    }

    [LoggerMessage(5102, LogLevel.Error, "The changed settings have faults, so the checkout keeps the previous ones. {Faults}")]
    private partial void LogReloadRejected(string faults);
}
