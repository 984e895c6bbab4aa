using LigdiCash.Client;
using Microsoft.Extensions.Hosting;

namespace Checkout.Plugin;

// What is wrong with the settings, one sentence each, naming the key and the repair.
internal static class CheckoutFaults
{
    private const long MaxLimit = 100_000;
    private static readonly TimeSpan MaxInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxGap = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MaxTime = TimeSpan.FromDays(30);
    private static readonly TimeSpan MinRetention = TimeSpan.FromDays(7);
    private static readonly TimeSpan MaxRetention = TimeSpan.FromDays(3653);

    public static IEnumerable<string> Of(CheckoutOptions options, IHostEnvironment environment) =>
        [.. Address(options, environment), .. Shop(options), .. Place(options), .. Times(options.Reconciliation), .. Retention(options), .. Reviews(options.Reviews), .. Payouts(options.Payouts), .. Limits(options.Limits), .. Gateway(options, environment), .. KeyFaults.Of(options.LigdiCash, environment)];

    private static IEnumerable<string> Address(CheckoutOptions options, IHostEnvironment environment)
    {
        if (options.PublicBaseUrl is not { } address)
        {
            yield return "Checkout:PublicBaseUrl is missing: set it to the address at which payers and the gateway reach the shop, such as https://shop.example.";
        }
        else if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http") || address.Query.Length > 0 || address.UserInfo.Length > 0)
        {
            yield return "Checkout:PublicBaseUrl is not an absolute web address without query or user: write it like https://shop.example.";
        }
        else if (address.Scheme == "http" && !address.IsLoopback && !environment.IsDevelopment())
        {
            yield return $"Checkout:PublicBaseUrl is {address}, plain http: payers' addresses must be https outside Development.";
        }
        else if (address.IsLoopback && environment.IsProduction() && !options.IsTest)
        {
            yield return $"Checkout:PublicBaseUrl is {address}, which only this machine reaches, while the gateway is the real one: set it to the shop's address on the internet.";
        }
    }

    private static IEnumerable<string> Shop(CheckoutOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.StoreName))
        {
            yield return "Checkout:StoreName is missing: set it to the name that payers know the shop by.";
        }

        if (options.MinTotalXof < 1 || options.MaxTotalXof < options.MinTotalXof)
        {
            yield return $"Checkout:MinTotalXof ({options.MinTotalXof}) and Checkout:MaxTotalXof ({options.MaxTotalXof}) leave nothing to pay: the first must be at least 1, the second not less.";
        }

        if (options.AllowedPaymentMethods == PaymentMethods.None || (options.AllowedPaymentMethods & ~(PaymentMethods.Hosted | PaymentMethods.Mobile | PaymentMethods.Wallet)) != PaymentMethods.None)
        {
            yield return "Checkout:AllowedPaymentMethods leaves no way to pay, or names one that there is not: write one or more of Hosted, Mobile, Wallet, such as Hosted, Mobile.";
        }
    }

    private static IEnumerable<string> Place(CheckoutOptions options)
    {
        if (Operators.Default.Country(options.Country) is null)
        {
            yield return $"Checkout:Country is \"{options.Country}\", where the gateway does not work: write one of {string.Join(", ", Operators.Default.Countries.Select(country => country.Code))}.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            yield return $"Checkout:TimeZone is \"{options.TimeZone}\", which this system does not know: write an IANA name like Africa/Abidjan, and install tzdata where there is none.";
        }

        if (options.AdoptTables?.Trim() is { Length: > 0 } adopted && (adopted.Length != TableOwner.FingerprintLength || !adopted.All(char.IsAsciiHexDigit)))
        {
            yield return "Checkout:AdoptTables is no fingerprint: write the one that the refused start names, or remove it.";
        }

        if (!CheckoutUrls.StaysInShop(options.ShopPath))
        {
            yield return "Checkout:ShopPath is not a path inside the shop: write it like /basket.";
        }
    }

    private static IEnumerable<string> Times(ReconciliationOptions times)
    {
        if (times.FirstCheckAfter <= TimeSpan.Zero || times.FirstCheckAfter > MaxTime)
        {
            yield return $"Checkout:Reconciliation:FirstCheckAfter is {times.FirstCheckAfter}: it must be more than zero and at most {MaxTime}.";
        }

        if (times.Interval < TimeSpan.FromSeconds(1) || times.Interval > MaxInterval)
        {
            yield return $"Checkout:Reconciliation:Interval is {times.Interval}: it must be at least a second and at most {MaxInterval}.";
        }

        if (times.MinimumGap < TimeSpan.FromSeconds(3) || times.MinimumGap > MaxGap)
        {
            yield return $"Checkout:Reconciliation:MinimumGap is {times.MinimumGap}: it must be at least 00:00:03, the gateway's own limit, and at most {MaxGap}.";
        }

        if (times.MaxConfirmsPerSecond is < 1 or > 100_000)
        {
            yield return $"Checkout:Reconciliation:MaxConfirmsPerSecond is {times.MaxConfirmsPerSecond}: it must be at least 1 and at most 100000.";
        }

        if (times.ExpireAfter <= times.FirstCheckAfter || times.ExpireAfter > MaxTime)
        {
            yield return $"Checkout:Reconciliation:ExpireAfter is {times.ExpireAfter}: it must be more than FirstCheckAfter ({times.FirstCheckAfter}) and at most {MaxTime}.";
        }
    }

    private static IEnumerable<string> Retention(CheckoutOptions options)
    {
        if (options.KeepPersonalDataFor < MinRetention || options.KeepPersonalDataFor - TimeSpan.FromDays(1) < options.Reconciliation.ExpireAfter || options.KeepPersonalDataFor > MaxRetention)
        {
            yield return $"Checkout:KeepPersonalDataFor is {options.KeepPersonalDataFor}: it must be at least {MinRetention}, at least a day more than Checkout:Reconciliation:ExpireAfter ({options.Reconciliation.ExpireAfter}), and at most {MaxRetention}, written like 90.00:00:00.";
        }
    }

    private static IEnumerable<string> Reviews(ReviewOptions reviews)
    {
        if (reviews.SecondPersonAboveXof < 0)
        {
            yield return $"Checkout:Reviews:SecondPersonAboveXof is {reviews.SecondPersonAboveXof}: it must be 0, which means always, or more.";
        }
    }

    private static IEnumerable<string> Payouts(PayoutOptions payouts)
    {
        if (payouts.SecondPersonAboveXof < 0)
        {
            yield return $"Checkout:Payouts:SecondPersonAboveXof is {payouts.SecondPersonAboveXof}: it must be 0, which means always, or more.";
        }

        if (payouts.MaxPerDayXof < 1 || payouts.MaxPerDayPerRecipientXof < 1)
        {
            yield return $"Checkout:Payouts:MaxPerDayXof ({payouts.MaxPerDayXof}) and Checkout:Payouts:MaxPerDayPerRecipientXof ({payouts.MaxPerDayPerRecipientXof}) must be at least 1.";
        }
    }

    private static IEnumerable<string> Limits(LimitOptions limits) => new[]
    {
        (nameof(limits.PaysPerMinutePerNetwork), limits.PaysPerMinutePerNetwork), (nameof(limits.PaysPerMinutePerBrowser), limits.PaysPerMinutePerBrowser),
        (nameof(limits.CallbacksPerSecondPerNetwork), limits.CallbacksPerSecondPerNetwork), (nameof(limits.StatusesPerMinutePerNetwork), limits.StatusesPerMinutePerNetwork),
        (nameof(limits.PromptsPerHourPerPhoneNumber), limits.PromptsPerHourPerPhoneNumber), (nameof(limits.PromptsPerHourPerBrowser), limits.PromptsPerHourPerBrowser),
        (nameof(limits.PromptsPerHourPerNetwork), limits.PromptsPerHourPerNetwork),
    }.Where(limit => limit.Item2 is < 1 or > MaxLimit).Select(limit => $"Checkout:Limits:{limit.Item1} is {limit.Item2}: it must be at least 1 and at most {MaxLimit}.");

    private static IEnumerable<string> Gateway(CheckoutOptions options, IHostEnvironment environment)
    {
        if (options.LigdiCash.AllowPlainHttpGateway && environment.IsProduction())
        {
            yield return "Checkout:LigdiCash:AllowPlainHttpGateway is true, which Production refuses: it is for the emulator. Remove it.";
        }

        if (options.LigdiCash is { AllowPlainHttpGateway: true, BaseAddress: { IsAbsoluteUri: true, Scheme: "http", IsLoopback: false } address } && !environment.IsDevelopment())
        {
            yield return $"Checkout:LigdiCash:BaseAddress is {address}, plain http on another machine, where the keys can be read on the way: outside Development use https, or an emulator on this machine.";
        }

        foreach (var fault in options.LigdiCash.Faults("Checkout:LigdiCash"))
        {
            yield return fault;
        }
    }
}
