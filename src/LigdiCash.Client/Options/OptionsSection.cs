using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LigdiCash.Client.Options;

// Does not use the configuration binder, which needs reflection. An unreadable value becomes one that OptionsFaults reports.
internal static class OptionsSection
{
    public static void Read(IConfiguration section, LigdiCashOptions options)
    {
        options.BaseAddress = section[nameof(options.BaseAddress)] is { } address
            ? new Uri(address, UriKind.RelativeOrAbsolute)
            : options.BaseAddress;
        options.ApiKey = section[nameof(options.ApiKey)] is { } key ? new Secret(key) : options.ApiKey;
        options.ApiToken = section[nameof(options.ApiToken)] is { } token ? new Secret(token) : options.ApiToken;
        options.OtherApiKey = section[nameof(options.OtherApiKey)] is { } otherKey ? new Secret(otherKey) : options.OtherApiKey;
        options.OtherApiToken = section[nameof(options.OtherApiToken)] is { } otherToken ? new Secret(otherToken) : options.OtherApiToken;
        options.Timeout = section[nameof(options.Timeout)] is { } timeout ? Span(timeout) : options.Timeout;
        options.AllowPlainHttpGateway = IsTrue(section[nameof(options.AllowPlainHttpGateway)]);
        options.Proxy = section[nameof(options.Proxy)] is { Length: > 0 } proxy
            ? new Uri(proxy, UriKind.RelativeOrAbsolute)
            : options.Proxy;
        options.PaymentPageHosts = section[nameof(options.PaymentPageHosts)] ?? options.PaymentPageHosts;
        options.ConfirmTokenParameter = section[nameof(options.ConfirmTokenParameter)] ?? options.ConfirmTokenParameter;
        options.TryPayoutConfirmAlias = IsTrue(section[nameof(options.TryPayoutConfirmAlias)]);
    }

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static TimeSpan Span(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : TimeSpan.Zero;

    internal sealed class Validator(IConfiguration section) : IValidateOptions<LigdiCashOptions>
    {
        public ValidateOptionsResult Validate(string? name, LigdiCashOptions options)
        {
            var faults = options.Faults((section as IConfigurationSection)?.Path ?? "LigdiCash").ToArray();
            return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
