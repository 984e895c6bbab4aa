using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Options;

internal static class OptionsFaults
{
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromSeconds(100);

    public static IEnumerable<string> Of(LigdiCashOptions options, string prefix) =>
        OfKeys(options, prefix).Concat(OfOtherKeys(options, prefix)).Concat(OfAddress(options, prefix)).Concat(OfTheRest(options, prefix));

    private static IEnumerable<string> OfKeys(LigdiCashOptions options, string prefix)
    {
        if (OfKey(options.ApiKey, $"{prefix}:ApiKey", "LIGDICASH_API_KEY") is { } keyFault)
        {
            yield return keyFault;
        }

        if (OfKey(options.ApiToken, $"{prefix}:ApiToken", "LIGDICASH_API_TOKEN (or LIGDICASH_AUTH_TOKEN)") is { } tokenFault)
        {
            yield return tokenFault;
        }

        if (options.ApiKey is { IsEmpty: false } && options.ApiKey.Equals(options.ApiToken))
        {
            yield return $"{prefix}:ApiKey and {prefix}:ApiToken hold the same value: "
                + "they are two different keys of one project, set each.";
        }
    }

    private static string? OfKey(Secret? key, string name, string variable) =>
        key is { IsEmpty: false } ? OfLetters(key, name) : $"{name} is empty: set it, or {variable} in the environment.";

    private static string? OfLetters(Secret key, string name) => key.Reveal().AsSpan().ContainsAnyExceptInRange('!', '~')
        ? $"{name} holds a blank, a line break or a letter outside ASCII: copy the key again."
        : null;

    private static IEnumerable<string> OfOtherKeys(LigdiCashOptions options, string prefix)
    {
        var (key, token) = ($"{prefix}:OtherApiKey", $"{prefix}:OtherApiToken");
        if (options.OtherKeys is not { } other)
        {
            return options is { OtherApiKey: null or { IsEmpty: true }, OtherApiToken: null or { IsEmpty: true } }
                ? []
                : [$"Only one of {key} and {token} is set: a pair is both or neither."];
        }

        string?[] faults =
        [
            OfLetters(other.Key!, key),
            OfLetters(other.Token!, token),
            other.Key!.Equals(other.Token)
                ? $"{key} and {token} hold the same value: they are two different keys of one project, set each."
                : null,
            other.Equals(options.Keys)
                ? $"{key} and {token} repeat the first pair: set the pair that takes its place, or remove them."
                : null,
        ];
        return faults.OfType<string>();
    }

    private static IEnumerable<string> OfAddress(LigdiCashOptions options, string prefix)
    {
        var address = options.BaseAddress;
        if (address is not { IsAbsoluteUri: true } || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{prefix}:BaseAddress must be an absolute https address, such as https://app.ligdicash.com.";
            yield break;
        }

        if (address.Scheme == Uri.UriSchemeHttp && !options.AllowPlainHttpGateway)
        {
            yield return $"{prefix}:BaseAddress is not https: use https, or set {prefix}:AllowPlainHttpGateway for an emulator.";
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            yield return $"{prefix}:BaseAddress may hold a host, a port and a path only: remove user name, query and fragment.";
        }
    }

    private static IEnumerable<string> OfTheRest(LigdiCashOptions options, string prefix)
    {
        if (options.Proxy is { } proxy && !IsProxy(proxy))
        {
            yield return $"{prefix}:Proxy must be an absolute http or https address with a host and a port only, "
                + "such as http://proxy.example:3128 or http://user:password@proxy.example:3128.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > MaxTimeout)
        {
            yield return $"{prefix}:Timeout must be more than 0 and at most 100 seconds, such as 00:00:10.";
        }

        foreach (var host in HostName.Split(options.PaymentPageHosts).Where(host => !HostName.IsValid(host)))
        {
            yield return $"{prefix}:PaymentPageHosts holds '{WireText.Of(host)}', which is no host: "
                + "write hosts without scheme, port and path, with commas between them, such as pay.example.com.";
        }

        if (!IsParameterName(options.ConfirmTokenParameter))
        {
            yield return $"{prefix}:ConfirmTokenParameter must be a plain parameter name: invoiceToken, or token.";
        }
    }

    private static bool IsProxy(Uri address) =>
        address is { IsAbsoluteUri: true, PathAndQuery: "/", Fragment: "", Host.Length: > 0 }
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static bool IsParameterName(string? name) =>
        name is { Length: > 0 and <= 64 } && name.All(letter => char.IsAsciiLetter(letter) || letter == '_');
}
