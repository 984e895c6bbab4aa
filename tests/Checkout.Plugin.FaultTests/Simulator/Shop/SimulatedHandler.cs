using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Tests.Simulator;

// The shop's fulfillment handler: it fulfills, throws, hangs, postpones or refuses.
internal sealed class SimulatedHandler(Timeline timeline, FaultPlan faults, SeededRandom random, History history, Violations violations)
{
    private static readonly TimeSpan MaxHang = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(30);
    private const int MaxConcurrency = 16;

    // Other orders no longer wait for a handler that has not returned by then.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(39);
    private static readonly TimeSpan MaxWait = TimeSpan.FromHours(2);

    // The orders of plain handlers, outside of the database: the payment id by reference.
    public Dictionary<string, string> PlainOrders { get; } = new(StringComparer.Ordinal);

    public async Task<FulfillmentResult> DecideAsync(CheckoutPayment payment, ProcessLifetime life, CancellationToken cancellationToken)
    {
        life.Handlers.RemoveAll(at => at <= timeline.Now - (long)Abandoned.TotalMilliseconds);
        life.Handlers.Add(timeline.Now);
        violations.Require(life.Handlers.Count <= MaxConcurrency, () => $"one process runs {life.Handlers.Count} handlers at once");
        var calledAt = timeline.Now;
        try
        {
            return await RunAsync(payment, life, cancellationToken);
        }
        finally
        {
            life.Handlers.Remove(calledAt);
        }
    }

    private async Task<FulfillmentResult> RunAsync(CheckoutPayment payment, ProcessLifetime life, CancellationToken cancellationToken)
    {
        history.Note("handler", payment.Id);
        if (faults.Occurs(Fault.HandlerWaitsForCancellation))
        {
            await WaitForCancellationAsync(payment, life, cancellationToken);
        }

        // Ignores the cancellation.
        var takes = faults.Occurs(Fault.HandlerHangs)
            ? random.LogUniform(TimeSpan.FromSeconds(1), MaxHang)
            : TimeSpan.FromMilliseconds(random.NextInt(50));
        await timeline.PauseAsync(takes, life, CancellationToken.None);
        return faults switch
        {
            _ when faults.Occurs(Fault.HandlerThrows) => throw new HandlerFailedException(),
            _ when faults.Occurs(Fault.HandlerNotNow) => FulfillmentResult.NotNow("the shop is busy"),
            _ when faults.Occurs(Fault.HandlerRefuses) => FulfillmentResult.Refused("sold out"),
            _ => FulfillmentResult.Fulfilled($"N-{payment.Reference}", $"/orders/{payment.Reference}"),
        };
    }

    // The cancellation comes early if the process stops, and late only if it was frozen.
    private async Task WaitForCancellationAsync(CheckoutPayment payment, ProcessLifetime life, CancellationToken cancellationToken)
    {
        var by = timeline.Now + (long)Promised.TotalMilliseconds;
        try
        {
            await timeline.PauseAsync(MaxWait, life, cancellationToken);
        }
        finally
        {
            history.Note("told", payment.Id);
            var late = timeline.Now - Math.Max(by, life.FrozenUntil);
            violations.Require(late <= 0 && (timeline.Now >= by || life.IsStopping),
                () => $"the handler for {history.NameOf(payment.Id)} was cancelled {timeline.Now - by} ms after its time");
        }
    }

    // After the handler has done its work.
    public void MayFail()
    {
        if (faults.Occurs(Fault.HandlerThrows))
        {
            throw new HandlerFailedException();
        }
    }
}

internal sealed class HandlerFailedException() : Exception("The shop's handler failed.")
{
    // The product copies it, and it takes long to compute.
    public override string? StackTrace => null;
}

internal sealed class TransactionalHandler(SimulatedHandler handler, ProcessLifetime life) : ITransactionalFulfillmentHandler
{
    private const string InsertOrder =
        "INSERT INTO shop_order VALUES (@Reference, @Id, 1) ON CONFLICT (reference) DO UPDATE SET times = times + 1, payment_id = @Id";

    public async Task<FulfillmentResult> FulfillAsync(
        CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var result = await handler.DecideAsync(payment, life, cancellationToken);
        if (result is Fulfilled)
        {
            await transaction.Connection!.ExecuteAsync(InsertOrder, new { payment.Reference, payment.Id }, transaction);
            handler.MayFail();
        }

        return result;
    }
}

// Idempotent by reference, as the contract requires.
internal sealed class PlainHandler(SimulatedHandler handler, ProcessLifetime life) : IFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        var result = await handler.DecideAsync(payment, life, cancellationToken);
        if (result is Fulfilled)
        {
            handler.PlainOrders.TryAdd(payment.Reference, payment.Id);
            handler.MayFail();
        }

        return result;
    }
}
