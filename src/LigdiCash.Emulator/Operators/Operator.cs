namespace LigdiCash.Emulator;

// Prefixes are those of the local number. CodeHint is set where the payer types a code, and says where it comes from.
internal sealed record Operator(string Id, string WireName, string Name, string Country, string CallingCode, long Min, ValidationMode Mode,
    string Prefixes)
{
    public string? CodeHint { get; init; }

    // What the payer dials, where the operator does not ring by itself.
    public string? Dial { get; init; }

    public bool WantsCode => CodeHint is not null;

    public bool ServesAllCountries => CallingCode.Length == 0;

    public bool Serves(string number) =>
        !ServesAllCountries
        && number.StartsWith(CallingCode, StringComparison.Ordinal)
        && Prefixes.Split(' ').Any(prefix => number.AsSpan(CallingCode.Length).StartsWith(prefix, StringComparison.Ordinal));
}
