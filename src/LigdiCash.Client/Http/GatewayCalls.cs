using System.Net.Http.Headers;
using System.Net.Sockets;
using LigdiCash.Client.Options;

namespace LigdiCash.Client.Http;

internal sealed class GatewayCalls(HttpClient http, Func<LigdiCashOptions> options, TimeProvider time, GetRetry? retry, KeysInUse keys)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    // Never repeated: the first attempt may have created an invoice.
    public Task<GatewayAnswer> PostAsync(GatewayEndpoint endpoint, byte[] body, CancellationToken cancellationToken)
    {
        var current = options();
        HttpRequestMessage Request() => new(HttpMethod.Post, endpoint.Address(current.BaseAddress))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
        };

        return WithinAsync(current.Timeout, endpoint, token => SendAsync(Request(), current, token), cancellationToken);
    }

    // This GET has a side effect, so it is never repeated.
    public Task<GatewayAnswer> GetOnceAsync(GatewayEndpoint endpoint, string path, CancellationToken cancellationToken)
    {
        var current = options();
        return WithinAsync(current.Timeout, endpoint, token => SendAsync(Get(endpoint, path, current), current, token), cancellationToken);
    }

    public Task<GatewayAnswer> GetAsync(
        GatewayEndpoint endpoint, string query, CancellationToken cancellationToken, TimeSpan? timeLeft = null)
    {
        // One snapshot of the options for the whole call: keys must never go to another address than their own.
        var current = options();
        Task<GatewayAnswer> AskAsync(CancellationToken token) => AskEitherAsync(() => Get(endpoint, query, current), current, token);
        Task<GatewayAnswer> RetryAsync(CancellationToken token) =>
            retry is null ? AskAsync(token) : retry.ExecuteAsync(current.Timeout, AskAsync, token);
        return WithinAsync(timeLeft ?? current.Timeout, endpoint, RetryAsync, cancellationToken);
    }

    // The empty body prevents .NET from repeating the request by itself when a pooled connection is closed.
    private static HttpRequestMessage Get(GatewayEndpoint endpoint, string rest, LigdiCashOptions current) =>
        new(HttpMethod.Get, endpoint.Address(current.BaseAddress, rest)) { Content = new ByteArrayContent([]) };

    private async Task<GatewayAnswer> WithinAsync(
        TimeSpan timeout, GatewayEndpoint endpoint, Func<CancellationToken, Task<GatewayAnswer>> send, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await send(either.Token);
        }
        catch (Exception error) when (GetRetry.IsTransient(error))
        {
            // A cancellation may appear as a broken connection first.
            throw cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken) : ErrorOf(endpoint, error);
        }
    }

    // The cause is not attached as an inner exception: its text may quote the address with the token.
    private static LigdiCashException ErrorOf(GatewayEndpoint endpoint, Exception error) => error switch
    {
        HttpRequestException failed when NothingWasSent(failed) => endpoint.NeverReached(Detail(failed)),
        HttpRequestException failed => endpoint.Unreachable(Detail(failed)),
        IOException => endpoint.Unreachable("the connection broke off"),
        _ => endpoint.Unreachable("the time was up"),
    };

    private static bool NothingWasSent(HttpRequestException failed) => failed.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private static string Detail(HttpRequestException failed) =>
        failed.InnerException is SocketException socket
            ? $"{failed.HttpRequestError}, {socket.SocketErrorCode}"
            : failed.HttpRequestError.ToString();

    // A call with side effects uses one pair of keys. If it is refused, the next call starts with the other pair.
    private async Task<GatewayAnswer> SendAsync(HttpRequestMessage request, LigdiCashOptions current, CancellationToken cancellationToken)
    {
        var (first, second) = keys.Order(current);
        var answer = await SendAsync(request, first, cancellationToken);
        if (second is not null && answer.AcceptsKeys == false)
        {
            keys.PreferOther(first, current);
        }

        return answer;
    }

    // A read-only call repeats at once with the other pair. The gap between confirms does not apply: the gateway refused the keys first.
    private async Task<GatewayAnswer> AskEitherAsync(
        Func<HttpRequestMessage> request, LigdiCashOptions current, CancellationToken cancellationToken)
    {
        var (first, second) = keys.Order(current);
        var answer = await SendAsync(request(), first, cancellationToken);
        if (second is null || answer.AcceptsKeys != false)
        {
            return answer;
        }

        answer = await SendAsync(request(), second, cancellationToken);
        if (answer.AcceptsKeys == true)
        {
            keys.Prefer(second);
        }

        return answer;
    }

    private async Task<GatewayAnswer> SendAsync(HttpRequestMessage request, KeyPair pair, CancellationToken cancellationToken)
    {
        using (request)
        {
            KeyHeaders.AddTo(request.Headers, pair);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await BoundedBody.ReadAsync(response.Content, cancellationToken);
            return new((int)response.StatusCode, body, RetryAfter(response.Headers.RetryAfter));
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header?.Delta ?? header?.Date - time.GetUtcNow();
}
