namespace LigdiCash.Client;

// Where the gateway's answer sends the payer: to an accepted page, or to one that is refused, of which scheme and host are kept for a
// warning.
internal sealed record PayerAddress(Uri? Page, string? Refused)
{
    private const string GatewayDomain = "ligdicash.com";

    // Null: the text is a sentence and no address.
    public static PayerAddress? Read(string? text, LigdiCashOptions options, IEnumerable<string> operatorHosts)
    {
        if (text is null || !LooksLikeAnAddress(text.Trim()))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var page) && HostName.InAscii(page) is { } host
            ? IsSafe(page, options) && IsKnown(page, host, options, operatorHosts) ? new(InAscii(page, host), null) : new(null, WireText.Of($"{page.Scheme}://{host}"))
            : new(null, "an address without a valid host");
    }

    // One word with a scheme in front. Uri alone would take "Statut: ok" for an address.
    private static bool LooksLikeAnAddress(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is > 0 and var end
        && !text.Any(char.IsWhiteSpace)
        && text[..end].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.');

    // A user name in front of the host serves deception only.
    private static bool IsSafe(Uri page, LigdiCashOptions options) =>
        page.UserInfo.Length == 0
        && (page.Scheme == Uri.UriSchemeHttps
            || (page.Scheme == Uri.UriSchemeHttp && page.IsLoopback && options.AllowPlainHttpGateway));

    // Ports do not count. An emulator may be called by one name of this machine and show its pages under another.
    private static bool IsKnown(Uri page, string host, LigdiCashOptions options, IEnumerable<string> operatorHosts) =>
        HostName.IsSame(host, HostName.InAscii(options.BaseAddress))
        || (page.IsLoopback && options.BaseAddress.IsLoopback)
        || HostName.IsSame(host, GatewayDomain)
        || host.EndsWith($".{GatewayDomain}", StringComparison.OrdinalIgnoreCase)
        || operatorHosts.Concat(HostName.Split(options.PaymentPageHosts)).Any(known => HostName.IsSame(host, HostName.InAscii(known)));

    // No header takes other letters.
    private static Uri InAscii(Uri page, string host) => page.Host == host ? page : new UriBuilder(page) { Host = host }.Uri;
}
