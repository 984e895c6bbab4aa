namespace Checkout.Plugin.Tests.Simulator;

// A scoped service of a node. The worker creates a scope for each status check and disposes of it when the check has ended.
internal sealed class CheckScope(SimulatedWorld world, WorkerLog log, Lifetime life) : IDisposable
{
    private Question? _question;

    public Lifetime Life => life;

    // The node's root scope serves presses of Pay.
    public bool IsOfWorker { get; set; } = true;

    // A failed check has stored nothing, or not all.
    public bool HasFailed { get; set; }

    public void Sent(Question question)
    {
        if (IsOfWorker)
        {
            _question = question;
        }
    }

    public bool IsOf(string paymentId) => _question?.PaymentId == paymentId;

    // The worker logs a failure just after it has disposed of the scope.
    public void Dispose()
    {
        if (_question is not null)
        {
            log.LastCheck = this;
            world.Timeline.After(TimeSpan.Zero, life, () => world.Gateway.Manners.IsDone(_question, isWrittenDown: !HasFailed && !life.IsStopping));
        }
    }
}
