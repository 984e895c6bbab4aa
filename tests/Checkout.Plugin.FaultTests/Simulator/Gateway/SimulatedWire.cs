namespace Checkout.Plugin.Tests.Simulator;

// The way from one process to the gateway.
internal sealed class SimulatedWire(SimulatedGateway gateway, Lifetime life) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => gateway.AnswerAsync(request, life, cancellationToken);
}
