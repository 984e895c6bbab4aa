using System.Collections.Concurrent;

namespace LigdiCash.Emulator.Ledger;

internal sealed class RequestLedger(TimeProvider time)
{
    private const int Capacity = 50_000;

    private readonly ConcurrentDictionary<long, LedgerEntry> _entries = new();
    private long _lastSequence;

    public LedgerEntry Begin(LedgerEntry entry)
    {
        var opened = entry with { Sequence = Interlocked.Increment(ref _lastSequence), At = Now() };
        _entries[opened.Sequence] = opened;
        _entries.TryRemove(opened.Sequence - Capacity, out _);
        return opened;
    }

    public void End(LedgerEntry opened, LedgerEntry ended) => _entries.TryUpdate(opened.Sequence, ended with { EndedAt = Now() }, opened);

    public IReadOnlyList<LedgerEntry> Read(string? endpoint, string? transactionId) =>
    [
        .. _entries.Values
            .Where(entry => endpoint is null || entry.Endpoint == endpoint)
            .Where(entry => transactionId is null || entry.TransactionId == transactionId)
            .OrderBy(entry => entry.Sequence),
    ];

    public void Clear() => _entries.Clear();

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
