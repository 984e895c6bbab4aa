namespace Checkout.Plugin.Tests.Simulator;

// The lifetime of a process. Work that waits when it ends never continues.
internal sealed class ProcessLifetime
{
    private Action _ended = () => { };

    public static ProcessLifetime Everlasting { get; } = new();

    public bool IsOver { get; private set; }

    public bool IsStopping { get; set; }

    // The worker's status checks that wait for the gateway or store its answer.
    public int Checks { get; set; }

    // When the running handlers were called.
    public List<long> Handlers { get; } = [];

    // The process is frozen until then, as by SIGSTOP or a long garbage collection. Its steps run afterwards.
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
