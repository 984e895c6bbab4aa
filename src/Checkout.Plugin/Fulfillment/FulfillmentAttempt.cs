namespace LigdiCash.Checkout.Fulfillment;

internal sealed class FulfillmentAttempt(CheckoutPayment payment, FulfillmentRow claimed, WorkItemScheduler threads)
{
    public CheckoutPayment Payment => payment;

    // A later claim of this process replaces it while the handler runs.
    public FulfillmentRow Claimed { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); } = claimed;

    public long Number => Claimed.RoundAttempts;
    public bool IsLast => Number >= PaymentFulfiller.MaxAttempts;

    // All attempts started before this claim, and none stored a result. Another one would probably end the same way.
    public bool IsExhausted => Number > PaymentFulfiller.MaxAttempts;

    // An error before the start is not the handler's fault.
    public bool HasStarted { get; private set; }

    // The handler gets its own work item, because a handler that blocks must not block the caller.
    public Task<FulfillmentResult> CallHandlerAsync(
        Func<CancellationToken, Task<FulfillmentResult>> handler, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HasStarted = true;
        var answer = new TaskCompletionSource<FulfillmentResult>();
        threads.Schedule(_ => _ = AnswerAsync(), null);
        return answer.Task;

        async Task AnswerAsync()
        {
            try
            {
                using var limit = new CancellationTokenSource(timeout, time);
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
                answer.SetResult(await handler(linked.Token) ?? FulfillmentResult.NotNow("the handler returned nothing"));
            }
            catch (Exception exception)
            {
                answer.SetException(exception);
            }
        }
    }
}
