using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Tests.Journeys;

internal sealed class HandlerBlocker(int hangs) : IDisposable
{
    private readonly ManualResetEventSlim _threadGate = new();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public bool BlocksThread { get; init; }

    public int Calls => Volatile.Read(ref _calls);

    public void Release()
    {
        _released.TrySetResult();
        _threadGate.Set();
    }

    public async Task<FulfillmentResult> RunAsync()
    {
        if (Interlocked.Increment(ref _calls) <= hangs)
        {
            await BlockAsync();
        }

        return FulfillmentResult.Fulfilled();
    }

    // No blocked handler may outlive the test.
    public void Dispose() => Release();

    private Task BlockAsync()
    {
        if (BlocksThread)
        {
            _threadGate.Wait();
        }

        return _released.Task;
    }
}

internal sealed class BlockedHandler(HandlerBlocker blocker) : IFulfillmentHandler
{
    public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken) => blocker.RunAsync();
}

internal sealed class BlockedTransactionalHandler(HandlerBlocker blocker) : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(
        CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO test_order (reference, fulfillments) VALUES (@Reference, 1)", new { payment.Reference }, transaction);
        return await blocker.RunAsync();
    }
}
