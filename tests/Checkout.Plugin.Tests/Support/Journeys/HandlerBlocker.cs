using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Tests.Journeys;

internal sealed class HandlerBlocker(int hangs) : IDisposable
{
    private readonly ManualResetEventSlim _dry = new();
    private readonly TaskCompletionSource _dried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public bool BlocksThread { get; init; }

    public int Calls => Volatile.Read(ref _calls);

    public void Dries()
    {
        _dried.TrySetResult();
        _dry.Set();
    }

    public async Task<FulfillmentResult> WorksAsync()
    {
        if (Interlocked.Increment(ref _calls) <= hangs)
        {
            await SinksAsync();
        }

        return new FulfillmentResult.Fulfilled();
    }

    // Whoever sank must not outlive the test.
    public void Dispose() => Dries();

    private Task SinksAsync()
    {
        if (BlocksThread)
        {
            _dry.Wait();
        }

        return _dried.Task;
    }
}

internal sealed class BlockedHandler(HandlerBlocker swamp) : IFulfillmentHandler
{
    public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken) => swamp.WorksAsync();
}

internal sealed class BlockedTransactionalHandler(HandlerBlocker swamp) : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(
        CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO test_order (reference, fulfillments) VALUES (@Reference, 1)", new { payment.Reference }, transaction);
        return await swamp.WorksAsync();
    }
}
