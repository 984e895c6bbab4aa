using System.Collections.Concurrent;

namespace Checkout.Plugin.Tests.Journeys;

// The events that reached the shop. Fails as often as told.
internal sealed class ReceivedEvents
{
    public ConcurrentQueue<PaymentEvent> All { get; } = new();

    public int FailuresLeft { get; set; }
}

internal sealed class RecordingEventHandler(ReceivedEvents received) : IPaymentEventHandler
{
    public Task HandleAsync(PaymentEvent happened, CancellationToken cancellationToken)
    {
        received.All.Enqueue(happened);
        return received.FailuresLeft-- > 0
            ? throw new InvalidOperationException("the mail server is down")
            : Task.CompletedTask;
    }
}
