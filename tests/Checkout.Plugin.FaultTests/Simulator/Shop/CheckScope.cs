namespace Checkout.Plugin.Tests.Simulator;

// A scoped service of a node. The worker creates a scope for each status check and disposes of it when the check has ended.
internal sealed class CheckScope(SimulatedWorld world, NodeLog log, ProcessLifetime life) : IDisposable
{
    private const int MaxConcurrency = 16;
    private ConfirmCall? _call;

    public ProcessLifetime Life => life;

    // The node's root scope serves presses of Pay.
    public bool IsOfWorker { get; set; } = true;

    // A failed check has stored nothing, or not all.
    public bool HasFailed { get; set; }

    public void Sent(ConfirmCall call)
    {
        if (IsOfWorker)
        {
            _call = call;
            world.Violations.Require(++life.Checks <= MaxConcurrency, () => $"one process runs {life.Checks} checks at once");
        }
    }

    public bool IsOf(string paymentId) => _call?.PaymentId == paymentId;

    // The worker logs a failure just after it has disposed of the scope.
    public void Dispose()
    {
        if (_call is not null)
        {
            life.Checks--;
            log.LastCheck = this;
            world.Timeline.After(TimeSpan.Zero, life, Report);
        }
    }

    private void Report() => world.Gateway.Rules.CheckEnded(_call, isStored: !HasFailed && !life.IsStopping);
}
