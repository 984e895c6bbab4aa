using System.Text.Json.Serialization;

namespace LigdiCash.Emulator.Ledger;

internal sealed record LedgerEntry
{
    public long Sequence { get; init; }

    public required string Endpoint { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public string? TransactionId { get; init; }

    public long? Amount { get; init; }

    public string? Token { get; init; }

    public string? Outcome { get; init; }

    public string? Fault { get; init; }

    public string? Scenario { get; init; }

    public int? Status { get; init; }

    public long At { get; init; }

    [JsonIgnore]
    public DateTimeOffset StartedAt => DateTimeOffset.FromUnixTimeMilliseconds(At);

    public long? EndedAt { get; init; }

    public string? ContentType { get; init; }

    public string? Body { get; init; }

    public string? Answer { get; init; }

    public string? Error { get; init; }

    public string? Warning { get; init; }
}
