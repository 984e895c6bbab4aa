namespace LigdiCash.Client.Http;

// The HTTP client of the process. IHttpClientFactory does not build it: a retry handler of the host would repeat a payout.
// Tests replace this service.
internal sealed class GatewayTransport(HttpMessageHandler handler) : IDisposable
{
    // Each call has its own timeout.
    public HttpClient Http { get; } = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => Http.Dispose();
}
