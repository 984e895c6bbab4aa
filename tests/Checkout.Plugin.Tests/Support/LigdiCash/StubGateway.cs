using System.Net;
using System.Text;
using LigdiCash.Client;

namespace Checkout.Plugin.Tests.LigdiCash;

// Answers calls in the configured order and fails every other call.
internal sealed class StubGateway : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = [];

    public ManualTimeProvider Time { get; } = new();

    public LigdiCashOptions Options { get; } = new() { ApiKey = new("KEY-4711"), ApiToken = new("TOKEN-0815") };

    public List<RecordedCall> Calls { get; } = [];

    public LigdiCashClient Client() => new(new HttpClient(this, disposeHandler: false), Options, Time);

    public StubGateway Answers(string body, HttpStatusCode status = HttpStatusCode.OK, TimeSpan? retryAfter = null) =>
        Answers(Encoding.UTF8.GetBytes(body), status, retryAfter);

    public StubGateway Answers(byte[] body, HttpStatusCode status = HttpStatusCode.OK, TimeSpan? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        response.Headers.RetryAfter = retryAfter is { } delay ? new(delay) : null;
        return Does(_ => Task.FromResult(response));
    }

    public StubGateway Fails(Exception error) => Does(_ => Task.FromException<HttpResponseMessage>(error));

    public StubGateway Hangs() => Does(token => new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(token));

    public StubGateway Does(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls.Add(await RecordedCall.OfAsync(request, Time.GetUtcNow()));
        return _answers.TryDequeue(out var answer)
            ? await answer(cancellationToken)
            : throw new InvalidOperationException($"The stub has no answer for call {Calls.Count}: {request.Method} {request.RequestUri}");
    }
}

internal sealed record RecordedCall(string Method, string Url, string Headers, string Body, DateTimeOffset At)
{
    public static async Task<RecordedCall> OfAsync(HttpRequestMessage request, DateTimeOffset at)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        return new(request.Method.Method, request.RequestUri!.AbsoluteUri, string.Join('\n', headers), body, at);
    }
}
