namespace LigdiCash.Emulator.Operators;

// Prefixes belong to the local number. CodeHint names the source of the code that the payer types.
internal sealed record Operator(string Id, string WireName, string Name, string Country, string CallingCode, long Min, ValidationMode Mode,
    string Prefixes)
{
    public string? CodeHint { get; init; }

    public string? Dial { get; init; }

    public bool WantsCode => CodeHint is not null;

    public bool ServesAllCountries => CallingCode.Length == 0;

    public bool Serves(string number) =>
        !ServesAllCountries
        && number.StartsWith(CallingCode, StringComparison.Ordinal)
        && Prefixes.Split(' ').Any(prefix => number.AsSpan(CallingCode.Length).StartsWith(prefix, StringComparison.Ordinal));
}
