namespace Checkout.Plugin.Tests.Simulator;

// One thread does everything, in the order of a time that only stands in this number. What happens in the same millisecond happens in an order that the dice choose.
// No synchronization context, no scheduler: whoever is waited for is gone on with at once, here, so that nothing else has a say in the order.
internal sealed class Timeline(Chance dice)
{
    public static readonly DateTimeOffset Start = new(2026, 4, 15, 11, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Step, (long At, ulong Lot)> _steps = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;

    // Milliseconds since the start.
    public long Now { get; private set; }

    public DateTimeOffset Clock => Start.AddMilliseconds(Now);

    public long Steps { get; private set; }

    public void After(TimeSpan delay, Lifetime life, Action action) => At(Now + Math.Max(0, (long)Math.Ceiling(delay.TotalMilliseconds)), life, action);

    public void At(long at, Lifetime life, Action action)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException("Something left the thread of the simulation: what follows would not be the same the next time.");
        }

        _steps.Enqueue(new(life, action), (at, dice.Throw()));
    }

    public Task PauseAsync(TimeSpan delay, Lifetime life)
    {
        var pause = new TaskCompletionSource();
        After(delay, life, pause.SetResult);
        return pause.Task;
    }

    public async Task PauseAsync(TimeSpan delay, Lifetime life, CancellationToken cancellationToken)
    {
        var pause = new TaskCompletionSource();
        using var cancelled = cancellationToken.Register(() => pause.TrySetCanceled(cancellationToken));
        After(delay, life, () => pause.TrySetResult());
        await pause.Task;
    }

    // A week in which everything goes wrong would go on for ever.
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

    private readonly record struct Step(Lifetime Life, Action Action);
}
