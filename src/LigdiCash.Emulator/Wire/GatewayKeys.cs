namespace LigdiCash.Emulator;

internal sealed class GatewayKeys(EmulatorSettings settings)
{
    const string Scheme = "Bearer ";

    public bool AreValid(IHeaderDictionary headers)
    {
        var bearer = headers.Authorization.ToString();
        var token = bearer.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? bearer[Scheme.Length..].Trim() : "";
        return Matches(headers["Apikey"].ToString(), settings.ApiKey) && Matches(token, settings.ApiToken);
    }

    static bool Matches(string given, string expected) => given.Length > 0 && (expected.Length == 0 || given == expected);
}
