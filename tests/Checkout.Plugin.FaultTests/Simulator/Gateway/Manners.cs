using System.Globalization;
using System.Net.Http.Headers;

namespace Checkout.Plugin.Tests.Simulator;

// How the gateway may expect to be asked, whatever is wrong with clocks, nodes and the database. All nodes go by the database's clock and by its rows, so nothing of it depends on theirs.
internal sealed class Manners(Timeline timeline, Weather weather, History history, Breaches breaches)
{
    private const long WithoutKeys = 60_000;
    private static readonly TimeSpan LeastGap = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);
    private readonly Dictionary<Invoice, long> _askedAt = [];
    private readonly Budget _budget = new(weather);
    private readonly Rest _askedFor = new();
    private readonly Restraint _ofTheShop = new();

    // When the last rest ends that was asked for.
    public long RestsUntil { get; private set; }

    public Question IsAsked(Invoice invoice, Lifetime asking, bool isOfWorker)
    {
        var (now, name) = (timeline.Now, string.Create(CultureInfo.InvariantCulture, $"at {TimeSpan.FromMilliseconds(timeline.Now):d\\.hh\\:mm\\:ss\\.fff} {history.NameOf(invoice.TransactionId)}"));
        var gap = now - _askedAt.GetValueOrDefault(invoice, long.MinValue / 2);
        breaches.Unless(gap >= LeastGap.TotalMilliseconds, () => $"{name} was asked about twice within {gap} ms");
        breaches.Unless(_budget.Allows(now), () => $"{name} was asked about beyond what may be asked in all");
        breaches.Unless(_askedFor.Allows(now), () => $"{name} was asked about while the gateway had asked to be left alone");
        breaches.Unless(_ofTheShop.Allows(now), () => $"{name} was asked about while the gateway was in trouble or refused the keys");
        _askedAt[invoice] = now;
        var question = new Question(invoice.TransactionId, asking, isOfWorker);
        _ofTheShop.IsUnanswered(question);
        return question;
    }

    public void HasAnswered(Question question, RetryConditionHeaderValue? retryAfter, Fault? trouble)
    {
        var rest = retryAfter?.Delta ?? TimeSpan.Zero;
        question.RestsUntil = rest > TimeSpan.Zero ? timeline.Now + (long)(rest < LongestRest ? rest : LongestRest).TotalMilliseconds : 0;
        RestsUntil = Math.Max(RestsUntil, question.RestsUntil);
        question.WithoutKeysUntil = trouble == Fault.ConfirmKeysRefused ? timeline.Now + WithoutKeys : 0;
        if (trouble is not (Fault.ConfirmFails or Fault.ConfirmKeysRefused))
        {
            _ofTheShop.IsEndedBy(question);
            NobodyTellsOf(question);
        }
        else
        {
            _ofTheShop.IsUnanswered(question);
        }
    }

    // A press of Pay has asked it: it is written down by when a claim ends at the latest.
    private void NobodyTellsOf(Question question)
    {
        if (!question.IsOfWorker)
        {
            timeline.After(TimeSpan.FromMilliseconds(Rest.UnderWay), Lifetime.Everlasting, () => _ofTheShop.HasEnded(question));
        }
    }

    // A look that came to its end has written down what it was told; before that nobody can know of it.
    public void IsDone(Question? question, bool isWrittenDown)
    {
        if (question is { IsAnswered: true })
        {
            _ofTheShop.HasEnded(question);
        }
        else if (question is not null && isWrittenDown)
        {
            _ofTheShop.Fails(question, timeline.Now);
        }

        if (isWrittenDown && question is { RestsUntil: > 0 })
        {
            _askedFor.Begins(timeline.Now, question.RestsUntil);
        }
    }
}
