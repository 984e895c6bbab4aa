namespace Checkout.Plugin.Tests.Simulator;

// The way from one process to the gateway.
internal sealed class Wire(SimulatedGateway gateway, Life life) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => gateway.AnswerAsync(request, life, cancellationToken);
}
