namespace LigdiCash.Client.Options;

// What is acceptable with an emulator only. A guessed key gives access to the account at the gateway.
internal static class ProductionFaults
{
    private const int MinLength = 16;
    private const int MinDistinctCharacters = 5;
    private static readonly string[] Placeholders =
        ["changeme", "placeholder", "yourapi", "yourkey", "yourtoken", "example", "emulator", "insert", "dummy"];

    public static IEnumerable<string> Of(LigdiCashOptions options, string prefix)
    {
        string?[] faults =
        [
            options.AllowPlainHttpGateway
                ? $"{prefix}:AllowPlainHttpGateway is true, which Production refuses: it is for the emulator. Remove it."
                : null,
            OfKey(options.ApiKey, $"{prefix}:ApiKey"),
            OfKey(options.ApiToken, $"{prefix}:ApiToken"),
            OfKey(options.OtherApiKey, $"{prefix}:OtherApiKey"),
            OfKey(options.OtherApiToken, $"{prefix}:OtherApiToken"),
        ];
        return faults.OfType<string>();
    }

    private static string? OfKey(Secret? secret, string name)
    {
        if (secret is not { IsEmpty: false })
        {
            return null;
        }

        var key = secret.Reveal();
        if (key.Length < MinLength)
        {
            return $"{name} is shorter than {MinLength} characters and can't be a gateway key: copy it again.";
        }

        var letters = string.Concat(key.Where(char.IsLetterOrDigit));
        return letters.Distinct().Count() < MinDistinctCharacters
            || Placeholders.Any(word => letters.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? $"{name} is a placeholder: put the key from LigdiCash into the environment or a secret store."
            : null;
    }
}
