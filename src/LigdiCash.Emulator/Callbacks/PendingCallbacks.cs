namespace LigdiCash.Emulator.Callbacks;

internal sealed class PendingCallbacks
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    // Counts the callback before it returns, so that a later wait includes it.
    public Task RunAsync(Func<Task> delivery)
    {
        lock (_gate)
        {
            _count++;
        }

        return Task.Run(() => FinishAsync(delivery));
    }

    public Task IdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _count == 0 ? Task.CompletedTask : _idle.Task.WaitAsync(cancellationToken);
        }
    }

    private async Task FinishAsync(Func<Task> delivery)
    {
        try
        {
            await delivery();
        }
        finally
        {
            Finish();
        }
    }

    private void Finish()
    {
        lock (_gate)
        {
            if (--_count == 0)
            {
                _idle.SetResult();
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
