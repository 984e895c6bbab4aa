using System.Collections.Concurrent;
using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

// Stands where the shop's callback address is and keeps what arrives.
internal sealed class ShopDouble : HttpMessageHandler
{
    private readonly ConcurrentQueue<ReceivedCallback> _received = new();
    private readonly SemaphoreSlim _arrivals = new(0);

    public IReadOnlyList<ReceivedCallback> Received => [.. _received];

    public HttpStatusCode AnswersWith { get; set; } = HttpStatusCode.OK;

    public Task Opens { get; set; } = Task.CompletedTask;

    public async Task ReceivesAsync(int count)
    {
        for (var seen = 0; seen < count; seen++)
        {
            await _arrivals.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Opens.WaitAsync(cancellationToken);
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        _received.Enqueue(new ReceivedCallback(request.RequestUri!.AbsoluteUri, request.Content.Headers.ContentType!.MediaType!, body));
        _arrivals.Release();
        return new HttpResponseMessage(AnswersWith) { Content = new StringContent("noted " + new string('.', 300)) };
    }

    protected override void Dispose(bool disposing)
    {
        _arrivals.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed record ReceivedCallback(string Address, string MediaType, string Body)
{
    public bool IsForm => MediaType == "application/x-www-form-urlencoded";
}
