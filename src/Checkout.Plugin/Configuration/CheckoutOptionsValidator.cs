using System.ComponentModel;
using System.Reflection;

namespace LigdiCash.Checkout.Configuration;

// Reports every fault with its repair: unreadable values first, then values that are not allowed.
internal sealed class CheckoutOptionsValidator(
    IEnumerable<SettingsReader> sections, IEnumerable<TextFile> texts, IHostEnvironment environment)
    : IValidateOptions<CheckoutOptions>
{
    private const long MaxLimit = 100_000;
    private const PaymentMethods AllMethods = PaymentMethods.Hosted | PaymentMethods.Mobile | PaymentMethods.Wallet;
    private static readonly TimeSpan MaxInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxGap = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MaxTime = TimeSpan.FromDays(30);
    private static readonly TimeSpan MinRetention = TimeSpan.FromDays(7);
    private static readonly TimeSpan MaxRetention = TimeSpan.FromDays(3653);

    public ValidateOptionsResult Validate(string? name, CheckoutOptions options)
    {
        string[] faults = [.. sections.SelectMany(section => section.ReadInto(new())), .. FaultsOf(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    public static IEnumerable<string> Failed(params (bool IsFault, string Message)[] checks) =>
        checks.Where(check => check.IsFault).Select(check => check.Message);

    private IEnumerable<string> FaultsOf(CheckoutOptions options) =>
    [
        .. new[] { Address(options) }.OfType<string>(), .. Shop(options), .. Times(options.Reconciliation, options.KeepPersonalDataFor),
        .. Staff(options.Reviews, options.Payouts), .. Limits(options.Limits), .. Gateway(options.LigdiCash), .. Language(options.Language),
    ];

    private IEnumerable<string> Language(string language) => Failed(
        (!language.Equals(CheckoutOptions.AutoLanguage, StringComparison.OrdinalIgnoreCase)
            && !new CheckoutTexts(texts).HasLanguage(language),
            $"Checkout:Language is \"{language}\", which has no texts: write auto, fr or en, or add the language with AddTexts."));

    private string? Address(CheckoutOptions options) => options.PublicBaseUrl switch
    {
        null => "Checkout:PublicBaseUrl is missing: set it to the shop's public address, such as https://shop.example.",
        { IsAbsoluteUri: false } or { Scheme: not ("https" or "http") } or { Query.Length: > 0 } or { UserInfo.Length: > 0 } =>
            "Checkout:PublicBaseUrl is not an absolute web address without query or user: write it like https://shop.example.",
        { Scheme: "http", IsLoopback: false } address when !environment.IsDevelopment() =>
            $"Checkout:PublicBaseUrl is {address}, plain http: payers' addresses must be https outside Development.",
        { IsLoopback: true } address when environment.IsProduction() && !options.IsTest =>
            $"Checkout:PublicBaseUrl is {address}, a loopback address, but the gateway is real: set the public address.",
        _ => null,
    };

    private static IEnumerable<string> Shop(CheckoutOptions options) => Failed(
        (string.IsNullOrWhiteSpace(options.StoreName), "Checkout:StoreName is missing: set it to the shop's name for payers."),
        (options.MinTotalXof < 1 || options.MaxTotalXof < options.MinTotalXof,
            $"Checkout:MinTotalXof ({options.MinTotalXof}) and Checkout:MaxTotalXof ({options.MaxTotalXof}) allow no amount: "
            + "the first must be at least 1, the second not less."),
        (options.AllowedPaymentMethods == PaymentMethods.None || (options.AllowedPaymentMethods & ~AllMethods) != PaymentMethods.None,
            "Checkout:AllowedPaymentMethods is empty or has an unknown method: write one or more of Hosted, Mobile, Wallet."),
        (Operators.Default.FindCountry(options.Country) is null,
            $"Checkout:Country is \"{options.Country}\", which the gateway does not serve: "
            + $"write one of {string.Join(", ", Operators.Default.Countries.Select(country => country.Code))}."),
        (ShopTimeZone.Find(options.TimeZone) is null,
            $"Checkout:TimeZone is \"{options.TimeZone}\", which this system does not know: write UTC or an IANA name like Africa/Abidjan, "
            + "and install tzdata if it is missing."),
        (options.AdoptTables?.Trim() is { Length: > 0 } adopted
            && (adopted.Length != TableOwner.FingerprintLength || !adopted.All(char.IsAsciiHexDigit)),
            "Checkout:AdoptTables is no fingerprint: copy it from the message of the refused start, or remove the setting."),
        (!CheckoutUrls.StaysInShop(options.ShopPath), "Checkout:ShopPath is not a path inside the shop: write it like /basket."));

    private static IEnumerable<string> Times(ReconciliationOptions times, TimeSpan retention) => Failed(
        (times.FirstCheckAfter <= TimeSpan.Zero || times.FirstCheckAfter > MaxTime,
            $"Checkout:Reconciliation:FirstCheckAfter is {times.FirstCheckAfter}: it must be more than zero and at most {MaxTime}."),
        (times.Interval < TimeSpan.FromSeconds(1) || times.Interval > MaxInterval,
            $"Checkout:Reconciliation:Interval is {times.Interval}: it must be at least a second and at most {MaxInterval}."),
        (times.MinimumGap < TimeSpan.FromSeconds(3) || times.MinimumGap > MaxGap,
            $"Checkout:Reconciliation:MinimumGap is {times.MinimumGap}: it must be at least 00:00:03, the gateway's minimum, "
            + $"and at most {MaxGap}."),
        (times.MaxConfirmsPerSecond is < 1 or > MaxLimit,
            $"Checkout:Reconciliation:MaxConfirmsPerSecond is {times.MaxConfirmsPerSecond}: it must be at least 1 and at most {MaxLimit}."),
        (times.ExpireAfter <= times.FirstCheckAfter || times.ExpireAfter > MaxTime,
            $"Checkout:Reconciliation:ExpireAfter is {times.ExpireAfter}: it must be more than FirstCheckAfter ({times.FirstCheckAfter}) "
            + $"and at most {MaxTime}."),
        (retention < MinRetention || retention - TimeSpan.FromDays(1) < times.ExpireAfter || retention > MaxRetention,
            $"Checkout:KeepPersonalDataFor is {retention}: it must be at least {MinRetention}, at least a day more than "
            + $"Checkout:Reconciliation:ExpireAfter ({times.ExpireAfter}), and at most {MaxRetention}, written like 90.00:00:00."));

    private static IEnumerable<string> Staff(ReviewOptions reviews, PayoutOptions payouts) => Failed(
        (reviews.SecondPersonAboveXof < 0,
            $"Checkout:Reviews:SecondPersonAboveXof is {reviews.SecondPersonAboveXof}: it must be 0, which means always, or more."),
        (payouts.SecondPersonAboveXof < 0,
            $"Checkout:Payouts:SecondPersonAboveXof is {payouts.SecondPersonAboveXof}: it must be 0, which means always, or more."),
        (payouts.MaxPerDayXof < 1 || payouts.MaxPerDayPerRecipientXof < 1,
            $"Checkout:Payouts:MaxPerDayXof ({payouts.MaxPerDayXof}) and "
            + $"Checkout:Payouts:MaxPerDayPerRecipientXof ({payouts.MaxPerDayPerRecipientXof}) must be at least 1."));

    private static IEnumerable<string> Limits(LimitOptions limits) => typeof(LimitOptions).GetProperties()
        .Select(property => (property.Name, Value: (long)property.GetValue(limits)!)).Where(limit => limit.Value is < 1 or > MaxLimit)
        .Select(limit => $"Checkout:Limits:{limit.Name} is {limit.Value}: it must be at least 1 and at most {MaxLimit}.");

    private IEnumerable<string> Gateway(LigdiCashOptions gateway) =>
    [
        .. Failed((
            gateway is { AllowPlainHttpGateway: true, BaseAddress: { IsAbsoluteUri: true, Scheme: "http", IsLoopback: false } }
                && !environment.IsDevelopment(),
            $"Checkout:LigdiCash:BaseAddress is {gateway.BaseAddress}, plain http on another machine, which exposes the keys: "
            + "outside Development use https, or an emulator on this machine.")),
        .. gateway.Faults("Checkout:LigdiCash"),
        .. environment.IsProduction() ? gateway.ProductionFaults("Checkout:LigdiCash") : [],
    ];
}

// Reads each value separately, so that one unreadable value does not hide other faults. Messages never contain a value: it may be a secret.
internal sealed class SettingsReader(IConfiguration section)
{
    private const string Root = "Checkout";
    private static readonly Dictionary<Type, string> Examples = new()
    {
        [typeof(TimeSpan)] = "00:00:15", [typeof(bool)] = "true", [typeof(long)] = "2000000",
        [typeof(PaymentMethods)] = "Hosted, Mobile", [typeof(Uri)] = "https://shop.example",
    };

    // The key's path from the root of the configuration.
    public string PathOf(string key) => section is IConfigurationSection { Path: var path } ? ConfigurationPath.Combine(path, key) : key;

    public IReadOnlyList<string> ReadInto(CheckoutOptions options)
    {
        var faults = new List<string>();
        Read(section, options, Root, faults);
        return faults;
    }

    private static void Read(IConfiguration section, object options, string path, List<string> faults)
    {
        foreach (var property in options.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var key = $"{path}:{property.Name}";
            if (property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal))
            {
                Read(section.GetSection(property.Name), property.GetValue(options)!, key, faults);
            }
            else if (section[property.Name] is { } text)
            {
                Set(property, options, text, key, faults);
            }
        }
    }

    private static void Set(PropertyInfo property, object options, string text, string key, List<string> faults)
    {
        try
        {
            property.SetValue(options, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(text));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            faults.Add($"{key} can't be read: write it like {Examples.GetValueOrDefault(property.PropertyType, "plain text")}.");
        }
    }
}
