using System.Text.Json.Serialization;

namespace LigdiCash.Emulator.Scenarios;

internal sealed record ScenarioRule
{
    public string Scenario { get; init; } = "";

    public int Times { get; init; } = 1;

    public string? TransactionId { get; init; }

    public string? Customer { get; init; }

    public double? Seconds { get; init; }

    [JsonIgnore]
    public Scenario? Chosen => ScenarioTable.Parse(Scenario) is { } scenario
        ? scenario with { After = Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : scenario.After }
        : null;

    [JsonIgnore]
    public string? Problem => this switch
    {
        { Times: < 0 } => $"'times' is {Times}; it must be 0 (until cleared) or more.",
        { Seconds: < 0 or > ScenarioTable.MaxSeconds } => "'seconds' must be from 0 to 2592000, which is thirty days.",
        _ when ScenarioTable.Parse(Scenario) is null =>
            $"'scenario' is '{Scenario}'; it must be one of {string.Join(", ", ScenarioTable.All.Select(scenario => scenario.Name))}.",
        _ => null,
    };

    public bool Matches(string? transactionId, string? customer) =>
        (TransactionId is null || TransactionId == transactionId) && (Customer is null || Customer == customer);
}
