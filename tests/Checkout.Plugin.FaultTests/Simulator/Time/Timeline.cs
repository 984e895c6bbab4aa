namespace Checkout.Plugin.Tests.Simulator;

// The simulated time and its scheduled steps. One thread runs them all; the random numbers order the steps of the same millisecond.
// There is no synchronization context and no task scheduler: continuations are inlined, so that nothing else affects the order.
internal sealed class Timeline(SeededRandom random)
{
    public static readonly DateTimeOffset Start = new(2026, 4, 15, 11, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Step, (long At, ulong Lot)> _steps = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;

    // Milliseconds since the start.
    public long Now { get; private set; }

    public DateTimeOffset Clock => Start.AddMilliseconds(Now);

    public long Steps { get; private set; }

    public void After(TimeSpan delay, ProcessLifetime life, Action action) =>
        At(Now + Math.Max(0, (long)Math.Ceiling(delay.TotalMilliseconds)), life, action);

    public void At(long at, ProcessLifetime life, Action action)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException("A step left the thread of the simulation, so its order is not deterministic.");
        }

        _steps.Enqueue(new(life, action), (at, random.Next()));
    }

    public Task PauseAsync(TimeSpan delay, ProcessLifetime life)
    {
        var pause = new TaskCompletionSource();
        After(delay, life, pause.SetResult);
        return pause.Task;
    }

    public async Task PauseAsync(TimeSpan delay, ProcessLifetime life, CancellationToken cancellationToken)
    {
        var pause = new TaskCompletionSource();
        using var cancelled = cancellationToken.Register(() => pause.TrySetCanceled(cancellationToken));
        After(delay, life, () => pause.TrySetResult());
        await pause.Task;
    }

    // A week with very many violations is not continued.
    public void RunUntil(TimeSpan end, Func<bool> isHopeless)
    {
        var last = (long)end.TotalMilliseconds;
        while (!isHopeless() && _steps.TryPeek(out var step, out var turn) && turn.At <= last)
        {
            _steps.Dequeue();
            Now = turn.At;
            Take(step);
        }

        Now = last;
    }

    private void Take(Step step)
    {
        if (step.Life.FrozenUntil > Now)
        {
            At(step.Life.FrozenUntil, step.Life, step.Action);
        }
        else if (!step.Life.IsOver)
        {
            Steps++;
            step.Action();
        }
    }

    private readonly record struct Step(ProcessLifetime Life, Action Action);
}
