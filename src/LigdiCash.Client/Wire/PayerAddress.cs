namespace LigdiCash.Client;

internal static class PayerAddress
{
    // Any https host: the gateway has moved its payment page before. A user name in front of the host serves deception only.
    public static bool IsAcceptable(Uri page, LigdiCashOptions options) =>
        page.UserInfo.Length == 0
        && (page.Scheme == Uri.UriSchemeHttps
            || (page.Scheme == Uri.UriSchemeHttp && page.IsLoopback && options.AllowPlainHttpGateway));
}
