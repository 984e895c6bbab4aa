using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Faults;

internal sealed partial record Fault
{
    public string Endpoint { get; init; } = "";

    [JsonPropertyName("fault")]
    public string Name { get; init; } = "";

    public string? TransactionId { get; init; }

    public int Times { get; init; } = 1;

    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(5);

    public long AmountDelta { get; init; } = 1;

    // These faults prevent the work. After any other fault the invoice exists.
    [JsonIgnore]
    public bool ReplacesWork =>
        Name is FaultName.DropBefore or FaultName.Status500 or FaultName.Status429 or FaultName.Redirect || RefusalCode is not null;

    [JsonIgnore]
    public string? RefusalCode => CodeName().Match(Name) is { Success: true } match ? match.Groups["code"].Value : null;

    [JsonIgnore]
    public string? Problem => this switch
    {
        _ when GatewayEndpoint.ByName(Endpoint) is null =>
            $"'endpoint' is '{Endpoint}'; it must be one of {string.Join(", ", GatewayEndpoint.All.Select(endpoint => endpoint.Name))}.",
        { Times: < 0 } => $"'times' is {Times}; it must be 0 (until cleared) or more.",
        _ when Delay < TimeSpan.Zero => "'delay' is negative; it must be 00:00:00 or more.",
        { RefusalCode: not null } => null,
        _ when !FaultName.IsKnown(Name) =>
            $"'fault' is '{Name}'; it must be one of {FaultName.All}, or code00 to code99, with a letter where the code has one.",
        _ when FaultName.AltersReport(Name) && !GatewayEndpoint.ByName(Endpoint)!.Reports =>
            $"'{Name}' alters what confirm says; its 'endpoint' must be confirm or payout-confirm.",
        _ => null,
    };

    public bool Matches(string endpoint, string? transactionId) =>
        Endpoint == endpoint && (TransactionId is null || TransactionId == transactionId);

    [GeneratedRegex(
        "^code(?<code>[0-9]{2}[a-z]?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CodeName();
}
