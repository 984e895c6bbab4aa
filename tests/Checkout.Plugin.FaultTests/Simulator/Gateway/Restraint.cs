namespace Checkout.Plugin.Tests.Simulator;

// What the shop lays on itself: a minute's rest after the keys were refused, and after ten failures in a row one question each quarter of a minute. Any answer ends it.
internal sealed class Restraint
{
    private const int MostFailures = 10;
    private const long Probing = 15_000;
    private readonly Rest _withoutKeys = new();
    private readonly List<Question> _answered = [];
    private readonly List<long> _probes = [];
    private long _failures;
    private long _endings;
    private long _probesFrom = long.MaxValue;

    // Only the claim of a probe may have taken its time: the next but one is that far away.
    public bool Allows(long now)
    {
        if (IsEnding() || now < _probesFrom)
        {
            return true;
        }

        _probes.Add(now);
        return _withoutKeys.Allows(now) && (_probes.Count < 3 || now - _probes[^3] >= Probing - Rest.ClocksApart);
    }

    // What was refused before another answer came may have been forgotten by it.
    public void IsUnanswered(Question question) => question.Endings = _endings;

    public void Fails(Question question, long now)
    {
        if (question.Endings < _endings)
        {
            return;
        }

        _failures += question.WithoutKeysUntil > 0 ? MostFailures : 1;
        if (question.WithoutKeysUntil > 0)
        {
            _withoutKeys.Begins(now, question.WithoutKeysUntil);
        }

        if (_failures >= MostFailures && _probesFrom == long.MaxValue)
        {
            _probesFrom = now + Rest.UnderWay;
        }
    }

    public void IsEndedBy(Question answered)
    {
        answered.IsAnswered = true;
        _answered.Add(answered);
        Ends();
    }

    // Up to now the answer may have ended whatever was written down meanwhile.
    public void HasEnded(Question answered)
    {
        _answered.Remove(answered);
        Ends();
    }

    private bool IsEnding()
    {
        if (_answered.RemoveAll(question => question.IsOfTheDead) > 0)
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
