namespace Checkout.Plugin.Tests.Simulator;

// How long a process lives. What waits in a process that has ended never goes on.
internal sealed class Lifetime
{
    private Action _ended = () => { };

    public static Lifetime Everlasting { get; } = new();

    public bool IsOver { get; private set; }

    public bool IsStopping { get; set; }

    // Until when the process stands still, as under SIGSTOP or a long collection: whatever it was about to do, it does afterwards.
    public long FrozenUntil { get; set; } = long.MinValue / 2;

    public void AtEnd(Action action) => _ended += action;

    public void End()
    {
        if (!IsOver)
        {
            IsOver = true;
            _ended();
        }
    }
}
