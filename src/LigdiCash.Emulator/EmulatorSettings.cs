namespace LigdiCash.Emulator;

internal sealed record EmulatorSettings(string ApiKey, string ApiToken, string PublicBaseUrl, IReadOnlySet<string> AllowCallbacksTo)
{
    static readonly char[] Separators = [',', ';', ' '];

    public static EmulatorSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Emulator");
        var hosts = (section["AllowCallbacksTo"] ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return new EmulatorSettings(
            section["ApiKey"] ?? "",
            section["ApiToken"] ?? "",
            BaseUrl(section["PublicBaseUrl"] ?? ""),
            hosts.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    static string BaseUrl(string value)
    {
        if (value.Length > 0 && !value.IsWebAddress())
        {
            throw new EmulatorRefusedException(
                $"Emulator:PublicBaseUrl is '{value}'. Give an absolute http or https address, or leave it empty to use the address of each create request.");
        }

        return value.TrimEnd('/');
    }
}
