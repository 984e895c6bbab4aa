namespace LigdiCash.Client.Http;

internal static class GatewayHandler
{
    // No proxy but that of the options: the gateway identifies servers by IP address, and a proxy could see tokens.
    public static HttpMessageHandler Create(Func<LigdiCashOptions> options, params IEnumerable<HandlerSetup> setups)
    {
        var handler = new SocketsHttpHandler
        {
            Proxy = new GatewayProxy(options),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        foreach (var setup in setups)
        {
            setup.Configure(handler);
        }

        // No redirects: .NET removes the Authorization header when it follows one, but not the Apikey header.
        // No traces by the framework: they would contain addresses with tokens and payers' numbers.
        (handler.AllowAutoRedirect, handler.UseCookies, handler.ActivityHeadersPropagator) = (false, false, null);
        return handler;
    }
}

internal sealed record HandlerSetup(Action<SocketsHttpHandler> Configure);
