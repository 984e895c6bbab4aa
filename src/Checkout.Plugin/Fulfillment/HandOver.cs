namespace Checkout.Plugin;

// One call of the shop's handler.
internal sealed class FulfillmentAttempt(CheckoutPayment payment, FulfillmentRow claimed, WorkItemScheduler threads)
{
    private volatile FulfillmentRow _claimed = claimed;

    public CheckoutPayment Payment => payment;

    // Another claim of the same process may take its place while the handler runs.
    public FulfillmentRow Claimed
    {
        get => _claimed;
        set => _claimed = value;
    }

    // Before that, whatever goes wrong is no fault of the handler's.
    public bool WasBegun { get; private set; }

    // The handler is told when its time is up; whether it heeds that is its own affair. On a thread of its own, for one that blocks it must not block ours.
    public Task<FulfillmentResult> WithinAsync(TimeSpan most, TimeProvider time, Func<CancellationToken, Task<FulfillmentResult>> handle, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WasBegun = true;
        var answer = new TaskCompletionSource<FulfillmentResult>();
        threads.Schedule(_ => _ = AnswerAsync(), null);
        return answer.Task;

        async Task AnswerAsync()
        {
            try
            {
                using var limit = new CancellationTokenSource(most, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
                answer.SetResult(await handle(either.Token) ?? new FulfillmentResult.NotNow("the handler returned nothing"));
            }
            catch (Exception exception)
            {
                answer.SetException(exception);
            }
        }
    }
}
