namespace LigdiCash.Client;

internal static class GatewayHandler
{
    // No redirects: .NET drops Authorization on the way, and what is left is refused in a puzzling manner.
    // No proxy: the gateway knows servers by their address, and tokens are nobody else's business.
    // No traces of the framework's: they quote addresses, and these hold tokens and payers' numbers.
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
