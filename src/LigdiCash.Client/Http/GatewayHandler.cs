namespace LigdiCash.Client;

internal static class GatewayHandler
{
    // No redirects: .NET drops Authorization on the way, and what is left is refused in a puzzling manner.
    // No proxy: the gateway knows servers by their address, and tokens are nobody else's business.
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
