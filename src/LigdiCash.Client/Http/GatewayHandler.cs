namespace LigdiCash.Client.Http;

internal static class GatewayHandler
{
    // No redirects: .NET removes the Authorization header when it follows one.
    // No proxy: the gateway identifies servers by IP address, and a proxy would see tokens.
    // No traces by the framework: they would contain addresses with tokens and payers' numbers.
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
