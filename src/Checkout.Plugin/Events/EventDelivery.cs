namespace LigdiCash.Checkout.Events;

// Calls the shop's event handler for one event and deletes the event when the handler has returned.
internal sealed partial class EventDelivery(
    EventOutbox outbox, PaymentStore payments, IServiceScopeFactory scopes, DatabaseClock time, ILogger<EventDelivery> logger)
{
    // With the delays of PaymentFulfiller.DelayAfter the last attempt is about a week after the first.
    public const int MaxAttempts = 175;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan HandlerTimeout = TimeSpan.FromMinutes(2);

    // The caller has claimed the event.
    public async Task DeliverAsync(EventRow row, CancellationToken cancellationToken)
    {
        try
        {
            await CallHandlerAsync(row, cancellationToken);
            CrashPoint.Reach("event.after-handler");
            await outbox.DeleteAsync(row);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await outbox.PostponeAsync(row, TimeSpan.Zero);
            throw;
        }
        catch (Exception exception)
        {
            await RetryLaterAsync(row, new HandlerException(exception));
        }
    }

    // The handler gets its own thread, because one that blocks must not block the queue.
    private async Task CallHandlerAsync(EventRow row, CancellationToken cancellationToken)
    {
        var payment = (await payments.FindAsync(row.PaymentId, cancellationToken))!;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(row.At);
        var happened = new PaymentEvent(row.Id, Enum.Parse<PaymentEventKind>(row.Kind), payment, at) { PayoutId = row.PayoutId };
        using var limit = new CancellationTokenSource(HandlerTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var token = linked.Token;
        CrashPoint.Reach("event.before-handler");
        var call = Task.Run(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IPaymentEventHandler>().HandleAsync(happened, token);
        }, CancellationToken.None);
        await call.WaitAsync(token);
    }

    private async Task RetryLaterAsync(EventRow row, HandlerException exception)
    {
        if (row.Attempts >= MaxAttempts)
        {
            LogGivenUp(exception, row.Kind, row.PaymentId, row.Attempts);
            await outbox.DeleteAsync(row);
            return;
        }

        LogFailed(exception, row.Kind, row.PaymentId, row.Attempts);
        await outbox.PostponeAsync(row, PaymentFulfiller.DelayAfter(row.Attempts));
    }

    [LoggerMessage(4201, LogLevel.Warning, "The handler of event {Kind} of payment {PaymentId} failed (attempt {Attempt}). It is retried.")]
    private partial void LogFailed(Exception exception, string kind, string paymentId, long attempt);
    [LoggerMessage(4202, LogLevel.Error,
        "The handler of event {Kind} of payment {PaymentId} failed {Attempts} times, for about a week. The event is dropped.")]
    private partial void LogGivenUp(Exception exception, string kind, string paymentId, long attempts);
}
