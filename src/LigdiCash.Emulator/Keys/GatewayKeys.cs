namespace LigdiCash.Emulator;

// Empty: any key. The settings name the first pair. LigdiCash may issue another one while the shop runs; the earlier one is then invalid.
internal sealed record AcceptedPair
{
    public string ApiKey { get; init; } = "";

    public string ApiToken { get; init; } = "";
}

internal sealed class GatewayKeys(EmulatorSettings settings)
{
    private const string Scheme = "Bearer ";
    private AcceptedPair _accepted = FirstOf(settings);

    public bool AreValid(IHeaderDictionary headers)
    {
        var accepted = Volatile.Read(ref _accepted);
        var bearer = headers.Authorization.ToString();
        var token = bearer.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? bearer[Scheme.Length..].Trim() : "";
        return Matches(headers["Apikey"].ToString(), accepted.ApiKey) && Matches(token, accepted.ApiToken);
    }

    public void Exchange(AcceptedPair pair) => Volatile.Write(ref _accepted, pair);

    public void Reset() => Exchange(FirstOf(settings));

    private static AcceptedPair FirstOf(EmulatorSettings settings) => new() { ApiKey = settings.ApiKey, ApiToken = settings.ApiToken };

    private static bool Matches(string actual, string expected) => actual.Length > 0 && (expected.Length == 0 || actual == expected);
}

internal static class KeyRoutes
{
    public static void MapKeyControl(this RouteGroupBuilder control) =>
        control.MapPut("/keys", (HttpRequest request, GatewayKeys keys) => ControlJson.ReadAsync<AcceptedPair>(request, pair =>
        {
            keys.Exchange(pair);
            return Task.FromResult(Results.NoContent());
        }));
}
