namespace Checkout.Plugin.Tests.Simulator;

// How long a process lives. What waits in a process that has ended never goes on.
internal sealed class Life
{
    private Action _ended = () => { };

    public static Life Everlasting { get; } = new();

    public bool IsOver { get; private set; }

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
