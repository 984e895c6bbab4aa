namespace LigdiCash.Checkout.Payments;

// The columns that a payment and a payout share: what the gateway knows of them, and the schedule of their status checks.
internal abstract record CheckRow
{
    public string Id { get; init; } = "";
    public string Status { get; init; } = "";
    public long Version { get; init; }
    public long Amount { get; init; }
    public string Method { get; init; } = "";
    public string? Token { get; init; }
    public string? TokenHash { get; init; }
    public long CreatedAt { get; init; }
    public long ChangedAt { get; init; }
    public long? DueAt { get; init; }
    public long NotBefore { get; init; }
    public long Checks { get; init; }
    public long ChecksPending { get; init; }
    public long UnansweredChecks { get; init; }
    public long? CalledBackAt { get; init; }
    public long? ContradictedAt { get; init; }
    public long? PersonalDataRemovedAt { get; init; }

    public ProtectedToken? ProtectedToken => Token is { } token ? new(token, TokenHash!) : null;

    public CheckRow Scheduled(DateTimeOffset? dueAt, DateTimeOffset notBefore)
    {
        var earliest = notBefore.ToUnixTimeMilliseconds();
        return this with { DueAt = dueAt < notBefore ? earliest : dueAt?.ToUnixTimeMilliseconds(), NotBefore = earliest };
    }
}
