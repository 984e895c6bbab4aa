namespace LigdiCash.Client;

// The process's one HTTP client for the gateway. IHttpClientFactory does not build it: defaults and filters of the host would reach it, and
// a handler that
// repeats requests would repeat a payout. A test replaces this service to answer in the gateway's place.
internal sealed class GatewayTransport(HttpMessageHandler handler) : IDisposable
{
    // Each call has a timeout of its own.
    public HttpClient Http { get; } = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => Http.Dispose();
}
