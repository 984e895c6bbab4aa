using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Payins;

// The payment page of an answer. Refused has scheme and host of a page that is not allowed.
internal sealed record PaymentPage(Uri? Page, string? Refused)
{
    private const string GatewayDomain = "ligdicash.com";

    // Null: the text is a sentence, not an address.
    public static PaymentPage? Read(string? text, LigdiCashOptions options, IEnumerable<string> operatorHosts)
    {
        if (text is null || !LooksLikeAnAddress(text.Trim()))
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var page) || HostName.InAscii(page) is not { } host)
        {
            return new(null, "an address without a valid host");
        }

        return IsSafe(page, options) && IsKnown(page, host, options, operatorHosts)
            ? new(InAscii(page, host), null)
            : new(null, WireText.Of($"{page.Scheme}://{host}"));
    }

    // Uri alone would accept "Statut: ok" as an address.
    private static bool LooksLikeAnAddress(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is > 0 and var end
        && !text.Any(char.IsWhiteSpace)
        && text[..end].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.');

    // A user name before the host could deceive the payer.
    private static bool IsSafe(Uri page, LigdiCashOptions options) =>
        page.UserInfo.Length == 0
        && (page.Scheme == Uri.UriSchemeHttps || (page.Scheme == Uri.UriSchemeHttp && page.IsLoopback && options.AllowPlainHttpGateway));

    // Ports are ignored. An emulator may use another name of this machine for its pages.
    private static bool IsKnown(Uri page, string host, LigdiCashOptions options, IEnumerable<string> operatorHosts) =>
        HostName.IsSame(host, HostName.InAscii(options.BaseAddress))
        || (page.IsLoopback && options.BaseAddress.IsLoopback)
        || HostName.IsSame(host, GatewayDomain)
        || host.EndsWith($".{GatewayDomain}", StringComparison.OrdinalIgnoreCase)
        || operatorHosts.Concat(HostName.Split(options.PaymentPageHosts)).Any(known => HostName.IsSame(host, HostName.InAscii(known)));

    // Headers accept ASCII only.
    private static Uri InAscii(Uri page, string host) => page.Host == host ? page : new UriBuilder(page) { Host = host }.Uri;
}
