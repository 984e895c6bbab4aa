namespace LigdiCash.Checkout.Events;

// Calls the shop's event handler for one event and deletes the event when the handler has returned.
internal sealed partial class EventDelivery(
    EventOutbox outbox, PaymentStore payments, IServiceProvider scope, DatabaseClock time, ILogger<EventDelivery> logger)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan HandlerTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(7);

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
            await RetryLaterAsync(row, exception);
        }
    }

    private async Task CallHandlerAsync(EventRow row, CancellationToken cancellationToken)
    {
        var payment = (await payments.FindAsync(row.PaymentId, cancellationToken))!;
        using var limit = new CancellationTokenSource(HandlerTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var happened = new PaymentEvent(
            row.Id, Enum.Parse<PaymentEventKind>(row.Kind), payment, DateTimeOffset.FromUnixTimeMilliseconds(row.At));
        CrashPoint.Reach("event.before-handler");
        await scope.GetRequiredService<IPaymentEventHandler>().HandleAsync(happened, linked.Token).WaitAsync(linked.Token);
    }

    private async Task RetryLaterAsync(EventRow row, Exception exception)
    {
        var cleaned = new HandlerException(exception);
        if (time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(row.At) >= GiveUpAfter)
        {
            LogGivenUp(cleaned, row.Kind, row.PaymentId);
            await outbox.DeleteAsync(row);
            return;
        }

        LogFailed(cleaned, row.Kind, row.PaymentId, row.Attempts);
        var delay = FirstDelay * Math.Pow(2, Math.Min(row.Attempts, 16) - 1);
        await outbox.PostponeAsync(row, delay < MaxDelay ? delay : MaxDelay);
    }

    [LoggerMessage(4201, LogLevel.Warning, "The handler of event {Kind} of payment {PaymentId} failed (attempt {Attempt}). It is retried.")]
    private partial void LogFailed(Exception exception, string kind, string paymentId, long attempt);
    [LoggerMessage(4202, LogLevel.Error, "The handler of the event {Kind} of payment {PaymentId} failed for a week. The event is dropped.")]
    private partial void LogGivenUp(Exception exception, string kind, string paymentId);
}
