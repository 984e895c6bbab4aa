using System.Globalization;
using System.Net.Http.Headers;

namespace Checkout.Plugin.Tests.Simulator;

// The limits on confirms. They hold under every fault, because all nodes use the database's clock and rows.
internal sealed class GatewayCallRules(Timeline timeline, FaultPlan faults, History history, Violations violations)
{
    private const long WithoutKeys = 60_000;
    private static readonly TimeSpan MinGap = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MaxRest = TimeSpan.FromMinutes(10);
    private readonly Dictionary<Invoice, long> _askedAt = [];
    private readonly BudgetRule _budget = new(faults);
    private readonly PauseRule _retryAfter = new();
    private readonly CircuitRule _circuit = new();

    // The end of the last pause that Retry-After requested.
    public long RestsUntil { get; private set; }

    public ConfirmCall ConfirmSent(Invoice invoice, ProcessLifetime process, bool isOfWorker)
    {
        var (now, name) = (timeline.Now, string.Create(CultureInfo.InvariantCulture,
            $"at {TimeSpan.FromMilliseconds(timeline.Now):d\\.hh\\:mm\\:ss\\.fff} {history.NameOf(invoice.TransactionId)}"));
        var gap = now - _askedAt.GetValueOrDefault(invoice, long.MinValue / 2);
        violations.Require(gap >= MinGap.TotalMilliseconds, () => $"{name} was asked about twice within {gap} ms");
        violations.Require(_budget.Allows(now), () => $"{name} was asked about beyond what may be asked in all");
        violations.Require(_retryAfter.Allows(now), () => $"{name} was asked about while the gateway had asked to be left alone");
        violations.Require(_circuit.Allows(now), () => $"{name} was asked about while the gateway was in trouble or refused the keys");
        _askedAt[invoice] = now;
        var call = new ConfirmCall(invoice.TransactionId, process, isOfWorker);
        _circuit.IsUnanswered(call);
        return call;
    }

    public void ConfirmAnswered(ConfirmCall call, RetryConditionHeaderValue? retryAfter, Fault? trouble)
    {
        var rest = retryAfter?.Delta ?? TimeSpan.Zero;
        call.RestsUntil = rest > TimeSpan.Zero ? timeline.Now + (long)(rest < MaxRest ? rest : MaxRest).TotalMilliseconds : 0;
        RestsUntil = Math.Max(RestsUntil, call.RestsUntil);
        call.WithoutKeysUntil = trouble == Fault.ConfirmKeysRefused ? timeline.Now + WithoutKeys : 0;
        if (trouble is not (Fault.ConfirmFails or Fault.ConfirmKeysRefused))
        {
            _circuit.IsEndedBy(call);
            EndLater(call);
        }
        else
        {
            _circuit.IsUnanswered(call);
        }
    }

    // For a press of Pay it is not known when the result is stored. It is stored before its claim ends.
    private void EndLater(ConfirmCall call)
    {
        if (!call.IsOfWorker)
        {
            timeline.After(TimeSpan.FromMilliseconds(PauseRule.UnderWay), ProcessLifetime.Everlasting, () => _circuit.HasEnded(call));
        }
    }

    // A check that has ended has stored its result. Before that no node can know it.
    public void CheckEnded(ConfirmCall? call, bool isStored)
    {
        if (call is { IsAnswered: true })
        {
            _circuit.HasEnded(call);
        }
        else if (call is not null && isStored)
        {
            _circuit.Fails(call, timeline.Now);
        }

        if (isStored && call is { RestsUntil: > 0 })
        {
            _retryAfter.Begins(timeline.Now, call.RestsUntil);
        }
    }
}
