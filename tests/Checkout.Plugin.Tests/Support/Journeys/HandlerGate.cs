using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Tests.Journeys;

// Handlers wait here until the test lets them finish.
internal sealed class HandlerGate
{
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public FulfillmentResult Answer { get; init; } = FulfillmentResult.Fulfilled();

    public int Calls => Volatile.Read(ref _calls);

    public Task Called => _called.Task;

    public void Finishes() => _finished.TrySetResult();

    public async Task<FulfillmentResult> RunAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        _called.TrySetResult();
        await _finished.Task.WaitAsync(cancellationToken);
        return Answer;
    }
}

internal sealed class WaitingHandler(HandlerGate gate) : IFulfillmentHandler
{
    public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken) =>
        gate.RunAsync(CancellationToken.None);
}

internal sealed class WaitingTransactionalHandler(HandlerGate gate) : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(
        CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO test_order (reference, fulfillments) VALUES (@Reference, 1)", new { payment.Reference }, transaction);
        return await gate.RunAsync(CancellationToken.None);
    }
}

internal sealed class CancellableHandler(HandlerGate gate) : IFulfillmentHandler
{
    public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken) =>
        gate.RunAsync(cancellationToken);
}

internal sealed class CancellableTransactionalHandler(HandlerGate gate) : ITransactionalFulfillmentHandler
{
    public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken) =>
        gate.RunAsync(cancellationToken);
}
