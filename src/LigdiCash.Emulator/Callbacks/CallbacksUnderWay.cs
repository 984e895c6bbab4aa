namespace LigdiCash.Emulator;

internal sealed class CallbacksUnderWay
{
    readonly Lock gate = new();
    TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int count;

    // Counted before this returns, so that whoever asks afterwards waits for it.
    public Task Run(Func<Task> delivery)
    {
        lock (gate)
        {
            count++;
        }

        return Task.Run(() => FinishAsync(delivery));
    }

    public Task IdleAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return count == 0 ? Task.CompletedTask : idle.Task.WaitAsync(cancellationToken);
        }
    }

    async Task FinishAsync(Func<Task> delivery)
    {
        try
        {
            await delivery();
        }
        finally
        {
            Leave();
        }
    }

    void Leave()
    {
        lock (gate)
        {
            if (--count == 0)
            {
                idle.SetResult();
                idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
