using System.Collections.Concurrent;
using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

// Stands where the shop's callback address is and keeps what arrives.
internal sealed class ShopDouble : HttpMessageHandler
{
    readonly ConcurrentQueue<ReceivedCallback> received = new();
    readonly SemaphoreSlim arrivals = new(0);

    public IReadOnlyList<ReceivedCallback> Received => [.. received];

    public HttpStatusCode AnswersWith { get; set; } = HttpStatusCode.OK;

    public Task Opens { get; set; } = Task.CompletedTask;

    public async Task ReceivesAsync(int count)
    {
        for (var seen = 0; seen < count; seen++)
        {
            await arrivals.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Opens.WaitAsync(cancellationToken);
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        received.Enqueue(new ReceivedCallback(request.RequestUri!.AbsoluteUri, request.Content.Headers.ContentType!.MediaType!, body));
        arrivals.Release();
        return new HttpResponseMessage(AnswersWith) { Content = new StringContent("noted " + new string('.', 300)) };
    }

    protected override void Dispose(bool disposing)
    {
        arrivals.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed record ReceivedCallback(string Address, string MediaType, string Body)
{
    public bool IsForm => MediaType == "application/x-www-form-urlencoded";
}
