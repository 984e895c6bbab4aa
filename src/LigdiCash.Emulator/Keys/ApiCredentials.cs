namespace LigdiCash.Emulator.Keys;

// An empty value accepts any. LigdiCash may issue new ones while the shop runs; the earlier ones are then invalid.
internal sealed record ApiCredentials
{
    public string ApiKey { get; init; } = "";

    public string ApiToken { get; init; } = "";
}
