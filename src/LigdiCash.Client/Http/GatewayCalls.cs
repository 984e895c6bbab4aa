using System.Net.Http.Headers;
using System.Net.Sockets;

namespace LigdiCash.Client;

// Sends, within one timeout for everything, and tells every way in which that can fail apart.
internal sealed class GatewayCalls(HttpClient http, Func<LigdiCashOptions> options, TimeProvider time, GetRetry? retry, KeysInUse keys)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    // Never repeated, whatever happens: the first try may have made an invoice.
    public Task<GatewayAnswer> PostAsync(GatewayEndpoint endpoint, byte[] body, CancellationToken cancellationToken)
    {
        var current = options();
        HttpRequestMessage Request() => new(HttpMethod.Post, endpoint.Address(current.BaseAddress))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
        };

        return WithinAsync(current.Timeout, endpoint, token => SendAsync(Request(), current, token), cancellationToken);
    }

    // A GET in form only: it makes something happen, so it is no more repeated than a create.
    public Task<GatewayAnswer> GetOnceAsync(GatewayEndpoint endpoint, string path, CancellationToken cancellationToken)
    {
        var current = options();
        return WithinAsync(current.Timeout, endpoint, token => SendAsync(Get(endpoint, path, current), current, token), cancellationToken);
    }

    public Task<GatewayAnswer> GetAsync(GatewayEndpoint endpoint, string query, CancellationToken cancellationToken,
        TimeSpan? timeLeft = null)
    {
        // One call goes by the same options from beginning to end: keys are never sent to the address that others belong to.
        var current = options();
        Task<GatewayAnswer> AskAsync(CancellationToken token) => AskEitherAsync(() => Get(endpoint, query, current), current, token);

        return WithinAsync(
            timeLeft ?? current.Timeout, endpoint, token => retry is null ? AskAsync(token) : retry.ExecuteAsync(current.Timeout, AskAsync,
                token), cancellationToken);
    }

    // With a body, be it empty, or .NET repeats it by itself, at once, when a connection that was kept is closed.
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
        catch (Exception error) when (GetRetry.IsPassing(error))
        {
            // A connection that is torn down may well be the first to say that nobody waits any more.
            throw cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken) : Told(endpoint, error);
        }
    }

    // The cause is told in words and not attached: its text is not ours, and may quote the address with the token in it.
    private static LigdiCashException Told(GatewayEndpoint endpoint, Exception error) => error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } failed
            => endpoint.NeverReached(Detail(failed)),
        HttpRequestException failed => endpoint.Unreachable(Detail(failed)),
        IOException => endpoint.Unreachable("the connection broke off"),
        _ => endpoint.Unreachable("the time was up"),
    };

    private static string Detail(HttpRequestException failed) =>
        failed.InnerException is SocketException socket
            ? $"{failed.HttpRequestError}, {socket.SocketErrorCode}"
            : failed.HttpRequestError.ToString();

    // What makes something happen is sent under one pair of keys; if they are refused, the next call begins with the other.
    private async Task<GatewayAnswer> SendAsync(HttpRequestMessage request, LigdiCashOptions current, CancellationToken cancellationToken)
    {
        var (first, second) = keys.Order(current);
        var answer = await SendAsync(request, first, cancellationToken);
        if (second is not null && answer.TakesKeys == false)
        {
            keys.TurnFrom(first, current);
        }

        return answer;
    }

    // What only asks is asked under the other pair at once. The gap between two confirms of one token is not kept to: whoever refuses the
    // keys has not looked at the token.
    private async Task<GatewayAnswer> AskEitherAsync(Func<HttpRequestMessage> request, LigdiCashOptions current,
        CancellationToken cancellationToken)
    {
        var (first, second) = keys.Order(current);
        var answer = await SendAsync(request(), first, cancellationToken);
        if (second is null || answer.TakesKeys != false)
        {
            return answer;
        }

        answer = await SendAsync(request(), second, cancellationToken);
        if (answer.TakesKeys == true)
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
