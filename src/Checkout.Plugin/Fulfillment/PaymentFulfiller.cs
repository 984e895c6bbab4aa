namespace LigdiCash.Checkout.Fulfillment;

// A transactional handler's writes commit together with the fulfillment. A plain handler runs outside of any transaction.
internal sealed partial class PaymentFulfiller(
    PaymentStore payments, FulfillmentStore fulfillments, RunningFulfillments running, CheckoutDatabase database,
    IServiceScopeFactory scopes, DatabaseClock time, WorkItemScheduler threads, CheckoutMetrics metrics, ILogger<PaymentFulfiller> logger)
{
    // Claims after these only give up, which a crash may interrupt.
    public const int MaxAttempts = 20;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan HandlerTimeout = TimeSpan.FromMinutes(30);

    // After this time other orders no longer wait for a handler that ignores cancellation.
    private static readonly TimeSpan AbandonAfter = HandlerTimeout + TimeSpan.FromMinutes(10);

    // On SQLite an open transaction blocks all other writes, callbacks and payments included.
    private static readonly TimeSpan SqliteHandlerTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(10);

    public static TimeSpan DelayAfter(long attempts)
    {
        var delay = FirstDelay * Math.Pow(2, Math.Min(attempts, 16) - 1);
        return delay < MaxDelay ? delay : MaxDelay;
    }

    // The caller has claimed the fulfillment. A process that stops releases it.
    public async Task FulfillAsync(FulfillmentRow claimed, CancellationToken cancellationToken)
    {
        CrashPoint.Reach("fulfill.claimed");
        var attempt = new FulfillmentAttempt((await payments.FindAsync(claimed.PaymentId, CancellationToken.None))!, claimed, threads);
        if (!running.TryBegin(attempt))
        {
            LogStillRuns(attempt.Payment.Id, attempt.Payment.Reference);
            return;
        }

        var run = RunAsync(attempt, cancellationToken);
        await run.WaitAsync(AbandonAfter, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!run.IsCompleted)
        {
            LogAbandoned(attempt.Payment.Id, attempt.Number);
            return;
        }

        await run;
    }

    private async Task RunAsync(FulfillmentAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            await (attempt.IsExhausted
                ? GiveUpAsync(attempt, "no attempt stored a result: each time the process ended inside the handler or the shop was stopped")
                : AttemptAsync(attempt, cancellationToken));
        }
        finally
        {
            running.End(attempt);
        }
    }

    private async Task AttemptAsync(FulfillmentAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            await ReportAsync(attempt, await CallWithLeaseAsync(attempt, cancellationToken));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            await (attempt.HasStarted
                ? fulfillments.PostponeAsync(attempt.Claimed, TimeSpan.Zero)
                : fulfillments.ReleaseAsync(attempt.Claimed, TimeSpan.Zero));
            // The handler's own exception has a message that is not cleaned.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DbException exception) when (!attempt.HasStarted)
        {
            LogNotStarted(exception, attempt.Payment.Id);
            await fulfillments.ReleaseAsync(attempt.Claimed, FirstDelay);
        }
        catch (Exception exception)
        {
            LogHandlerFailed(new HandlerException(exception), attempt.Payment.Id, attempt.Number);
            await PostponeAsync(attempt, $"the handler failed with {exception.GetType().Name}");
        }
    }

    private async Task<FulfillmentResult?> CallWithLeaseAsync(FulfillmentAttempt attempt, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Lease / 2, time);
        var renewal = RenewLeaseAsync(attempt, timer);
        try
        {
            return await CallHandlerAsync(attempt, cancellationToken);
        }
        finally
        {
            timer.Dispose();
            await renewal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RenewLeaseAsync(FulfillmentAttempt attempt, PeriodicTimer timer)
    {
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            LogTakesLong(attempt.Payment.Id, attempt.Number);
            try
            {
                await fulfillments.RenewLeaseAsync(attempt.Claimed, Lease);
            }
            catch (Exception exception)
            {
                LogNotRenewed(exception, attempt.Payment.Id);
            }
        }
    }

    // Null: another attempt stored its result first.
    private async Task<FulfillmentResult?> CallHandlerAsync(FulfillmentAttempt attempt, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (result, isStored) = scope.ServiceProvider.GetService<ITransactionalFulfillmentHandler>() is { } transactional
            ? await CallAsync(transactional, attempt, cancellationToken)
            : await CallAsync(scope.ServiceProvider.GetRequiredService<IFulfillmentHandler>(), attempt, cancellationToken);
        CrashPoint.Reach("fulfill.after-commit");
        return isStored || result is NotNow ? result : null;
    }

    // The handler's writes are part of this transaction: after a rollback only the next attempt calls the handler again.
    private async Task<(FulfillmentResult? Result, bool IsStored)> CallAsync(
        ITransactionalFulfillmentHandler handler, FulfillmentAttempt attempt, CancellationToken cancellationToken)
    {
        CrashPoint.Reach("fulfill.before-handler");
        var timeout = database.Dialect == Dialect.Sqlite ? SqliteHandlerTimeout : HandlerTimeout;
        FulfillmentResult? result = null;
        var isStored = await database.WriteAloneAsync(
            async transaction =>
            {
                result = await attempt.CallHandlerAsync(
                    token => handler.FulfillAsync(attempt.Payment, transaction, token), timeout, time, cancellationToken);
                return await StoreAsync(result, attempt.Claimed, transaction);
            },
            cancellationToken);
        return (result, isStored);
    }

    private async Task<(FulfillmentResult? Result, bool IsStored)> CallAsync(
        IFulfillmentHandler handler, FulfillmentAttempt attempt, CancellationToken cancellationToken)
    {
        CrashPoint.Reach("plain.before-handler");
        var result = await attempt.CallHandlerAsync(
            token => handler.FulfillAsync(attempt.Payment, token), HandlerTimeout, time, cancellationToken);
        CrashPoint.Reach("plain.after-handler");
        return (result, await database.WriteAsync(
            transaction => StoreAsync(result, attempt.Claimed, transaction), CancellationToken.None));
    }

    private async Task<bool> StoreAsync(FulfillmentResult result, FulfillmentRow claimed, DbTransaction transaction) => result switch
    {
        Fulfilled done => await fulfillments.FinishAsync(
            claimed, done.OrderNumber, done.OrderPath, done.IsOrderPagePublic, transaction),
        Refused refused => await CloseAsync(
            claimed, FulfillmentStatus.Refused, refused.Reason, "the shop refused to fulfill the order", transaction),
        _ => false,
    };

    private Task<bool> CloseAsync(FulfillmentRow claimed, string status, string? text, string note, DbTransaction transaction)
    {
        var reason = text is null ? null : HandlerText.Clean(text);
        return fulfillments.CloseAsync(claimed, status, reason, $"{note}: {reason}", transaction);
    }

    private async Task ReportAsync(FulfillmentAttempt attempt, FulfillmentResult? result)
    {
        var payment = attempt.Payment;
        if (result is not null)
        {
            metrics.Fulfilled(result.GetType().Name);
        }

        switch (result)
        {
            // Once the lease of a plain handler ended, staff may have withdrawn the fulfillment.
            case null when await fulfillments.IsWithdrawnAsync(payment.Id, CancellationToken.None):
                LogReturnedAfterWithdrawal(payment.Id, payment.Reference);
                break;
            case Fulfilled:
                LogFulfilled(payment.Id, payment.Reference);
                break;
            case Refused refused:
                LogRefused(payment.Id, payment.Reference, HandlerText.Clean(refused.Reason));
                break;
            case NotNow notNow:
                LogPostponed(payment.Id, attempt.Number, HandlerText.Clean(notNow.Reason));
                await PostponeAsync(attempt, notNow.Reason);
                break;
        }
    }

    private Task PostponeAsync(FulfillmentAttempt attempt, string reason) =>
        attempt.IsLast ? GiveUpAsync(attempt, reason) : fulfillments.PostponeAsync(attempt.Claimed, DelayAfter(attempt.Number));

    private async Task GiveUpAsync(FulfillmentAttempt attempt, string reason)
    {
        var note = $"the order was given up after {MaxAttempts} attempts";
        if (await database.WriteAsync(
            transaction => CloseAsync(attempt.Claimed, FulfillmentStatus.Dead, reason, note, transaction), CancellationToken.None))
        {
            LogGaveUp(attempt.Payment.Id, attempt.Payment.Reference, MaxAttempts, HandlerText.Clean(reason));
        }
    }

    [LoggerMessage(4001, LogLevel.Information, "Payment {PaymentId} was fulfilled: reference {Reference}.")]
    private partial void LogFulfilled(string paymentId, string reference);
    [LoggerMessage(4002, LogLevel.Warning, "The shop refused reference {Reference}. Refund payment {PaymentId}. Reason: {Reason}")]
    private partial void LogRefused(string paymentId, string reference, string reason);
    [LoggerMessage(4003, LogLevel.Information, "Payment {PaymentId} can't be fulfilled yet (attempt {Attempt}): {Reason}")]
    private partial void LogPostponed(string paymentId, long attempt, string reason);
    [LoggerMessage(4004, LogLevel.Error, "The handler failed for payment {PaymentId} (attempt {Attempt}). The call is retried.")]
    private partial void LogHandlerFailed(Exception exception, string paymentId, long attempt);
    [LoggerMessage(4005, LogLevel.Critical,
        "Paid payment {PaymentId}, reference {Reference}, was not fulfilled in {Attempts} attempts. Staff must act: {Reason}")]
    private partial void LogGaveUp(string paymentId, string reference, long attempts, string reason);
    [LoggerMessage(4006, LogLevel.Warning, "The handler still runs for payment {PaymentId} (attempt {Attempt}). Its lease is renewed.")]
    private partial void LogTakesLong(string paymentId, long attempt);
    [LoggerMessage(4010, LogLevel.Error,
        "The handler ignores its cancellation token for payment {PaymentId} (attempt {Attempt}). Other orders no longer wait for it.")]
    private partial void LogAbandoned(string paymentId, long attempt);
    [LoggerMessage(4013, LogLevel.Warning,
        "The lease of payment {PaymentId}, reference {Reference}, ended early (an outage or a clock change). Its handler still runs.")]
    private partial void LogStillRuns(string paymentId, string reference);
    [LoggerMessage(4011, LogLevel.Critical,
        "Payment {PaymentId}, reference {Reference}: the handler ended after staff withdrew it. Check for a shipment before a refund.")]
    private partial void LogReturnedAfterWithdrawal(string paymentId, string reference);
    [LoggerMessage(4009, LogLevel.Warning, "The database failed before the fulfillment of payment {PaymentId} started. It is retried.")]
    private partial void LogNotStarted(Exception exception, string paymentId);
    [LoggerMessage(4007, LogLevel.Warning, "The fulfillment lease of payment {PaymentId} could not be renewed. It is retried.")]
    private partial void LogNotRenewed(Exception exception, string paymentId);
}
