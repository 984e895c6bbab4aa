namespace Checkout.Plugin;

/// One call of the shop's handler.
internal sealed class HandOver(Payment payment, FulfillmentRow claimed, WorkThreads threads)
{
    public Payment Payment => payment;

    public FulfillmentRow Claimed => claimed;

    /// Before that, whatever goes wrong is no fault of the handler's.
    public bool WasBegun { get; private set; }

    /// It has had its time, was told so, and does not come back.
    public bool IsLeftAlone { get; private set; }

    public Task<FulfillmentResult> Handling { get; private set; } = Task.FromResult<FulfillmentResult>(new FulfillmentResult.NotNow("it was not begun"));

    /// The handler is told when its time is up. Whether it heeds that is its own affair, but nobody waits for it much longer; nor does one that blocks its thread block ours.
    public async Task<FulfillmentResult> WithinAsync(
        TimeSpan most, TimeProvider time, Func<CancellationToken, Task<FulfillmentResult>> handle, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WasBegun = true;
        using var limit = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Handling = BegunAsync(handle, either.Token);
        await ((Task)Handling).WaitAsync(most + (most / 3), time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        IsLeftAlone = !Handling.IsCompleted;
        return IsLeftAlone
            ? throw new TimeoutException($"The fulfillment handler was told after {most} to end, and has not: it is left alone and called again. Make it heed its cancellation token, and whatever it waits for end in time.")
            : await Handling;
    }

    private Task<FulfillmentResult> BegunAsync(Func<CancellationToken, Task<FulfillmentResult>> handle, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<FulfillmentResult>();
        threads.Schedule(_ => _ = AnswerAsync(), null);
        return answer.Task;

        async Task AnswerAsync()
        {
            try
            {
                answer.SetResult(await handle(cancellationToken) ?? new FulfillmentResult.NotNow("the handler returned nothing"));
            }
            catch (Exception exception)
            {
                answer.SetException(exception);
            }
        }
    }
}
