namespace LigdiCash.Emulator;

// An empty value accepts any. LigdiCash may issue a new pair while the shop runs; the earlier one is then invalid.
internal sealed record KeyPair
{
    public string ApiKey { get; init; } = "";

    public string ApiToken { get; init; } = "";
}
