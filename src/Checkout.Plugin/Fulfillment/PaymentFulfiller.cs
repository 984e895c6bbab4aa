using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// The goods, after the money. The transactional handler's writes and our proof commit together; the plain handler runs with no transaction of ours open.
internal sealed partial class PaymentFulfiller(
    PaymentStore payments,
    FulfillmentStore fulfillments,
    RunningFulfillments running,
    CheckoutDatabase database,
    IServiceScopeFactory scopes,
    DatabaseClock time,
    WorkItemScheduler threads,
    CheckoutMetrics metrics,
    ILogger<PaymentFulfiller> logger)
{
    // A round's attempts are numbered from a multiple of this; the numbers after the last attempt are for giving up, which may be cut short as well.
    public const int Numbers = 100;

    // So many attempts, and a person has to act.
    public const int Round = 20;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan HandlerTimeout = TimeSpan.FromMinutes(30);

    // Whoever was told to end, and has not, is not waited for any more; its purchase stays its own.
    private static readonly TimeSpan LeftAloneAfter = HandlerTimeout + TimeSpan.FromMinutes(10);

    // While a transaction of the shop's is open in SQLite, nobody else writes: no callback is kept, nobody can pay.
    private static readonly TimeSpan HandlersTimeAlone = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(10);

    // For one who has claimed it. A process that stops gives it back.
    public async Task FulfillAsync(FulfillmentRow claimed, CancellationToken cancellationToken)
    {
        CrashPoint.Reach("fulfill.claimed");
        var handOver = new FulfillmentAttempt((await payments.FindAsync(claimed.PaymentId, CancellationToken.None))!, claimed, threads);
        if (!running.TryBegin(handOver))
        {
            Log.StillRuns(logger, handOver.Payment.Id, handOver.Payment.Reference);
            return;
        }

        var attempt = WhileRunningAsync(handOver, cancellationToken);
        await attempt.WaitAsync(LeftAloneAfter, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (attempt.IsCompleted)
        {
            await attempt;
        }
        else
        {
            Log.Abandoned(logger, handOver.Payment.Id, claimed.Attempts);
        }
    }

    // Until the handler has come back and its result is stored, however long it was waited for.
    private async Task WhileRunningAsync(FulfillmentAttempt handOver, CancellationToken cancellationToken)
    {
        try
        {
            await (handOver.Claimed.IsUsedUp
                ? GiveUpAsync(handOver, "no attempt came to an end: the process ended inside the handler, or the shop was stopped each time")
                : AttemptAsync(handOver, cancellationToken));
        }
        finally
        {
            running.End(handOver);
        }
    }

    private async Task AttemptAsync(FulfillmentAttempt handOver, CancellationToken cancellationToken)
    {
        try
        {
            await ReportAsync(handOver, await WhileLeasedAsync(handOver, cancellationToken));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            var claimed = handOver.Claimed;
            await (handOver.WasBegun ? fulfillments.PostponeAsync(claimed, TimeSpan.Zero, CancellationToken.None) : fulfillments.ReleaseAsync(claimed, TimeSpan.Zero, CancellationToken.None));
            // Not the handler's own exception: its words are not cleaned.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DbException exception) when (!handOver.WasBegun)
        {
            Log.NotBegun(logger, exception, handOver.Payment.Id);
            await fulfillments.ReleaseAsync(handOver.Claimed, FirstDelay, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.HandlerFailed(logger, new HandlerException(exception), handOver.Payment.Id, handOver.Claimed.Attempts);
            await PostponeAsync(handOver, $"the handler failed with {exception.GetType().Name}");
        }
    }

    private async Task<FulfillmentResult?> WhileLeasedAsync(FulfillmentAttempt handOver, CancellationToken cancellationToken)
    {
        using var beats = new PeriodicTimer(Lease / 2, time);
        var keeping = RenewLeaseAsync(handOver, beats);
        try
        {
            return await CallHandlerAsync(handOver, cancellationToken);
        }
        finally
        {
            beats.Dispose();
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // However long the handler takes, nobody else calls it for this purchase meanwhile.
    private async Task RenewLeaseAsync(FulfillmentAttempt handOver, PeriodicTimer beats)
    {
        while (await beats.WaitForNextTickAsync(CancellationToken.None))
        {
            Log.TakesLong(logger, handOver.Payment.Id, handOver.Claimed.Attempts);
            try
            {
                await fulfillments.RenewLeaseAsync(handOver.Claimed, Lease, CancellationToken.None);
            }
            catch (Exception exception)
            {
                Log.NotStored(logger, exception, handOver.Payment.Id);
            }
        }
    }

    // Null: another attempt came first.
    private async Task<FulfillmentResult?> CallHandlerAsync(FulfillmentAttempt handOver, CancellationToken cancellationToken)
    {
        var payment = handOver.Payment;
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<ITransactionalFulfillmentHandler>() is { } transactional)
        {
            CrashPoint.Reach("fulfill.before-handler");
            var most = database.Dialect == Dialect.Sqlite ? HandlersTimeAlone : HandlerTimeout;
            return await SettledAsync(handOver, transaction => handOver.WithinAsync(most, time, token => transactional.FulfillAsync(payment, transaction, token), cancellationToken), cancellationToken);
        }

        CrashPoint.Reach("plain.before-handler");
        var plain = scope.ServiceProvider.GetRequiredService<IFulfillmentHandler>();
        var result = await handOver.WithinAsync(HandlerTimeout, time, token => plain.FulfillAsync(payment, token), cancellationToken);
        CrashPoint.Reach("plain.after-handler");
        var settled = await database.WriteAsync(transaction => SettleAsync(result, handOver.Claimed, transaction), CancellationToken.None);
        return Settled(result, settled);
    }

    // The handler's own writes are part of this transaction: whatever becomes of it, only the next attempt calls the handler again.
    private async Task<FulfillmentResult?> SettledAsync(FulfillmentAttempt handOver, Func<DbTransaction, Task<FulfillmentResult>> handle, CancellationToken cancellationToken)
    {
        FulfillmentResult? result = null;
        var settled = await database.WriteAloneAsync(async transaction => await SettleAsync(result = await handle(transaction), handOver.Claimed, transaction), cancellationToken);
        return Settled(result, settled);
    }

    private async Task<bool> SettleAsync(FulfillmentResult result, FulfillmentRow claimed, DbTransaction transaction) => result switch
    {
        FulfillmentResult.Fulfilled done => await fulfillments.FinishAsync(claimed, done, transaction),
        FulfillmentResult.Refused refused => await fulfillments.CloseAsync(claimed, FulfillmentStatus.Refused, refused.Reason, transaction),
        _ => false,
    };

    private static FulfillmentResult? Settled(FulfillmentResult? result, bool settled)
    {
        CrashPoint.Reach("fulfill.after-commit");
        return settled || result is FulfillmentResult.NotNow ? result : null;
    }

    private async Task ReportAsync(FulfillmentAttempt handOver, FulfillmentResult? result)
    {
        var payment = handOver.Payment;
        if (result is not null)
        {
            metrics.Fulfilled(result);
        }

        switch (result)
        {
            // A plain handler whose lease had ended may come back after a person withdrew the fulfillment.
            case null when await fulfillments.IsWithdrawnAsync(payment.Id, CancellationToken.None):
                Log.CameBackWithdrawn(logger, payment.Id, payment.Reference);
                break;
            case FulfillmentResult.Fulfilled:
                Log.Fulfilled(logger, payment.Id, payment.Reference);
                break;
            case FulfillmentResult.Refused refused:
                Log.Refused(logger, payment.Id, payment.Reference, HandlerText.Clean(refused.Reason));
                break;
            case FulfillmentResult.NotNow notNow:
                Log.Postponed(logger, payment.Id, handOver.Claimed.Attempts, HandlerText.Clean(notNow.Reason));
                await PostponeAsync(handOver, notNow.Reason);
                break;
        }
    }

    private async Task PostponeAsync(FulfillmentAttempt handOver, string why)
    {
        // Counted in rounds: a person may have it handed over again.
        var delay = FirstDelay * Math.Pow(2, (handOver.Claimed.Attempts % Numbers) - 1);
        await (handOver.Claimed.IsLast
            ? GiveUpAsync(handOver, why)
            : fulfillments.PostponeAsync(handOver.Claimed, delay < MaxDelay ? delay : MaxDelay, CancellationToken.None));
    }

    private async Task GiveUpAsync(FulfillmentAttempt handOver, string why)
    {
        if (await database.WriteAsync(transaction => fulfillments.CloseAsync(handOver.Claimed, FulfillmentStatus.Dead, why, transaction), CancellationToken.None))
        {
            Log.GaveUp(logger, handOver.Payment.Id, handOver.Payment.Reference, Round, HandlerText.Clean(why));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Information, "Payment {PaymentId} was fulfilled: reference {Reference}.")]
        public static partial void Fulfilled(ILogger logger, string paymentId, string reference);

        [LoggerMessage(4002, LogLevel.Warning, "Payment {PaymentId} is paid, but the shop refused to fulfill reference {Reference}; the money is to be returned. The handler said: {Reason}")]
        public static partial void Refused(ILogger logger, string paymentId, string reference, string reason);

        [LoggerMessage(4003, LogLevel.Information, "Payment {PaymentId} could not be fulfilled yet (attempt {Attempt}). The handler said: {Reason}")]
        public static partial void Postponed(ILogger logger, string paymentId, long attempt, string reason);

        [LoggerMessage(4004, LogLevel.Error, "The fulfillment handler failed for payment {PaymentId} (attempt {Attempt}); the payment stays paid and the handler is called again.")]
        public static partial void HandlerFailed(ILogger logger, Exception exception, string paymentId, long attempt);

        [LoggerMessage(4005, LogLevel.Critical, "Payment {PaymentId} is paid, but reference {Reference} could not be fulfilled in {Attempts} attempts; a person must act. The last attempt: {Reason}")]
        public static partial void GaveUp(ILogger logger, string paymentId, string reference, long attempts, string reason);

        [LoggerMessage(4006, LogLevel.Warning, "The fulfillment handler still runs for payment {PaymentId} (attempt {Attempt}); nobody else calls it meanwhile.")]
        public static partial void TakesLong(ILogger logger, string paymentId, long attempt);

        [LoggerMessage(4010, LogLevel.Error, "The fulfillment handler was told to end for payment {PaymentId} (attempt {Attempt}), and has not: other orders go on without it. Make it heed its cancellation token, and whatever it waits for end in time.")]
        public static partial void Abandoned(ILogger logger, string paymentId, long attempt);

        [LoggerMessage(4013, LogLevel.Warning, "The lease of payment {PaymentId}, reference {Reference}, ended while its fulfillment handler ran in this process: the database was away, or a clock was set. The handler runs on and is not called again.")]
        public static partial void StillRuns(ILogger logger, string paymentId, string reference);

        [LoggerMessage(4011, LogLevel.Critical, "The fulfillment handler came back for payment {PaymentId}, reference {Reference}, after a person had withdrawn the fulfillment: look whether the order left before its money is returned.")]
        public static partial void CameBackWithdrawn(ILogger logger, string paymentId, string reference);

        [LoggerMessage(4009, LogLevel.Warning, "The hand-over of payment {PaymentId} could not begin, as the database was busy or away; it is tried again in a moment.")]
        public static partial void NotBegun(ILogger logger, Exception exception, string paymentId);

        [LoggerMessage(4007, LogLevel.Warning, "The claim on the fulfillment of payment {PaymentId} could not be prolonged; it is tried again.")]
        public static partial void NotStored(ILogger logger, Exception exception, string paymentId);
    }
}
