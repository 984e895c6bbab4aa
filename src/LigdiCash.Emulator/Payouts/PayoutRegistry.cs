using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

internal sealed class PayoutRegistry(TokenSigner tokens, TimeProvider time)
{
    private const int Capacity = 50_000;
    private const long NineDigits = 1_000_000_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<Payout> _newestFirst = [];
    private readonly Dictionary<string, Payout> _byToken = new(StringComparer.Ordinal);
    private long _nextNumber = time.GetUtcNow().ToUnixTimeSeconds() % NineDigits;

    // Checks and adds under one lock, so that a concurrent repeat is found.
    public (Payout? Payout, Refusal? Refusal) Issue(
        PayoutOrder order, PaymentScenario scenario, Func<IReadOnlyCollection<Payout>, Refusal?> check)
    {
        lock (_gate)
        {
            if (check(_newestFirst) is { } refusal)
            {
                return (null, refusal);
            }

            var number = _nextNumber++;
            var payout = new Payout(number, tokens.SignPayout(number, time.GetUtcNow()), order, scenario, time.GetUtcNow());
            Add(payout);
            return (payout, null);
        }
    }

    public Payout? ByToken(string? token)
    {
        lock (_gate)
        {
            return token is null ? null : _byToken.GetValueOrDefault(token);
        }
    }

    public Payout? ByName(string transactionIdOrReference)
    {
        lock (_gate)
        {
            return _newestFirst.FirstOrDefault(
                payout => payout.Order.TransactionId == transactionIdOrReference || payout.Reference == transactionIdOrReference);
        }
    }

    public IReadOnlyList<Payout> Newest(int count)
    {
        lock (_gate)
        {
            return [.. _newestFirst.Take(count)];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _newestFirst.Clear();
            _byToken.Clear();
        }
    }

    private void Add(Payout payout)
    {
        _newestFirst.AddFirst(payout);
        _byToken[payout.Token] = payout;
        if (_newestFirst.Count > Capacity && _newestFirst.Last is { Value: var oldest })
        {
            _newestFirst.RemoveLast();
            _byToken.Remove(oldest.Token);
        }
    }
}
