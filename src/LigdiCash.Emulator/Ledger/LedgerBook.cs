using System.Collections.Concurrent;

namespace LigdiCash.Emulator;

internal sealed class LedgerBook(TimeProvider time)
{
    const int Capacity = 50_000;

    readonly ConcurrentDictionary<long, LedgerEntry> entries = new();
    long lastSequence;

    public LedgerEntry Begin(LedgerEntry entry)
    {
        var begun = entry with { Sequence = Interlocked.Increment(ref lastSequence), At = Now() };
        entries[begun.Sequence] = begun;
        entries.TryRemove(begun.Sequence - Capacity, out _);
        return begun;
    }

    public void End(LedgerEntry begun, LedgerEntry ended) =>
        entries.TryUpdate(begun.Sequence, ended with { EndedAt = Now() }, begun);

    public IReadOnlyList<LedgerEntry> Read(string? endpoint, string? transactionId) =>
    [
        .. entries.Values
            .Where(entry => endpoint is null || entry.Endpoint == endpoint)
            .Where(entry => transactionId is null || entry.TransactionId == transactionId)
            .OrderBy(entry => entry.Sequence),
    ];

    public void Clear() => entries.Clear();

    long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
