using System.Net;

namespace LigdiCash.Client.Http;

// Reads the current options at each request. The handler asks for Credentials only once, so this class is its own credentials.
internal sealed class GatewayProxy(Func<LigdiCashOptions> options) : IWebProxy, ICredentials
{
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException("Set the user and the password in LigdiCashOptions.Proxy.");
    }

    public bool IsBypassed(Uri host) => options().Proxy is null;

    // Without the password: exceptions and event sources of .NET quote this address.
    public Uri? GetProxy(Uri destination) => options().Proxy is { } proxy
        ? new Uri(proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped))
        : null;

    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        options().Proxy is { UserInfo: { Length: > 0 } userInfo } && userInfo.Split(':', 2) is [var user, .. var rest]
            ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(rest is [var password] ? password : ""))
            : null;
}
