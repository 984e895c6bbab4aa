using LigdiCash.Emulator.Settings;

namespace LigdiCash.Emulator.Keys;

internal sealed class GatewayKeys(EmulatorSettings settings)
{
    private const string Scheme = "Bearer ";
    private ApiCredentials _accepted = Configured(settings);

    public bool AreValid(IHeaderDictionary headers)
    {
        var accepted = Volatile.Read(ref _accepted);
        var bearer = headers.Authorization.ToString();
        var token = bearer.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? bearer[Scheme.Length..].Trim() : "";
        return Matches(headers["Apikey"].ToString(), accepted.ApiKey) && Matches(token, accepted.ApiToken);
    }

    public void Accept(ApiCredentials credentials) => Volatile.Write(ref _accepted, credentials);

    public void Reset() => Accept(Configured(settings));

    private static ApiCredentials Configured(EmulatorSettings settings) => new() { ApiKey = settings.ApiKey, ApiToken = settings.ApiToken };

    private static bool Matches(string actual, string expected) => actual.Length > 0 && (expected.Length == 0 || actual == expected);
}
