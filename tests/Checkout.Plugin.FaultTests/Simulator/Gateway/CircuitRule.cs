namespace Checkout.Plugin.Tests.Simulator;

// The circuit breaker: a minute without confirms after refused keys, and after ten failures in a row one confirm every 15 seconds.
// Any answer closes it.
internal sealed class CircuitRule
{
    private const int MaxFailures = 10;
    private const long Probing = 15_000;
    private readonly PauseRule _withoutKeys = new();
    private readonly List<ConfirmCall> _answered = [];
    private readonly List<long> _probes = [];
    private long _failures;
    private long _endings;
    private long _probesFrom = long.MaxValue;

    // The claim of a probe may have been slow. The probe after the next is 15 seconds away.
    public bool Allows(long now)
    {
        if (IsEnding() || now < _probesFrom)
        {
            return true;
        }

        _probes.Add(now);
        return _withoutKeys.Allows(now) && (_probes.Count < 3 || now - _probes[^3] >= Probing - PauseRule.ClocksApart);
    }

    // A later answer of another call may have reset the failure of this one.
    public void IsUnanswered(ConfirmCall call) => call.Endings = _endings;

    public void Fails(ConfirmCall call, long now)
    {
        if (call.Endings < _endings)
        {
            return;
        }

        _failures += call.WithoutKeysUntil > 0 ? MaxFailures : 1;
        if (call.WithoutKeysUntil > 0)
        {
            _withoutKeys.Begins(now, call.WithoutKeysUntil);
        }

        if (_failures >= MaxFailures && _probesFrom == long.MaxValue)
        {
            _probesFrom = now + PauseRule.UnderWay;
        }
    }

    public void IsEndedBy(ConfirmCall answered)
    {
        answered.IsAnswered = true;
        _answered.Add(answered);
        Ends();
    }

    // Until now the answer may have reset what was stored meanwhile.
    public void HasEnded(ConfirmCall answered)
    {
        _answered.Remove(answered);
        Ends();
    }

    private bool IsEnding()
    {
        if (_answered.RemoveAll(call => call.IsOfDeadProcess) > 0)
        {
            Ends();
        }

        return _answered.Count > 0;
    }

    private void Ends()
    {
        _endings++;
        (_failures, _probesFrom) = (0, long.MaxValue);
        _withoutKeys.Ends();
        _probes.Clear();
    }
}
