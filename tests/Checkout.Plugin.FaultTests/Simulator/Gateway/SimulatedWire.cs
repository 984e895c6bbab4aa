namespace Checkout.Plugin.Tests.Simulator;

// The connection of one process to the gateway.
internal sealed class SimulatedWire(SimulatedGateway gateway, CheckScope scope) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        gateway.AnswerAsync(request, scope, cancellationToken);
}
