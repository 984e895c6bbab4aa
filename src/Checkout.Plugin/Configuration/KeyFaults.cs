using Microsoft.Extensions.Hosting;

namespace LigdiCash.Checkout.Configuration;

// Rejects placeholders and guessable keys in Production: a guessed key gives access to the shop's gateway account.
internal static class KeyFaults
{
    private const int MinLength = 16;
    private const int MinDistinctCharacters = 5;
    private static readonly string[] Placeholders =
        ["changeme", "placeholder", "yourapi", "yourkey", "yourtoken", "example", "emulator", "insert", "dummy"];

    public static IEnumerable<string> Of(LigdiCashOptions options, IHostEnvironment environment) => Named(options)
        .Where(key => environment.IsProduction() && key.Value is { IsEmpty: false })
        .Select(key => Fault(key.Name, key.Value!.Reveal())).OfType<string>();

    public static IEnumerable<(string Name, Secret? Value)> Named(LigdiCashOptions options) =>
    [
        ("ApiKey", options.ApiKey), ("ApiToken", options.ApiToken),
        ("OtherApiKey", options.OtherApiKey), ("OtherApiToken", options.OtherApiToken),
    ];

    private static string? Fault(string name, string key)
    {
        if (key.Length < MinLength)
        {
            return $"Checkout:LigdiCash:{name} is shorter than {MinLength} characters and can't be a gateway key: copy it again.";
        }

        var letters = string.Concat(key.Where(char.IsLetterOrDigit));
        return letters.Distinct().Count() < MinDistinctCharacters
            || Placeholders.Any(word => letters.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? $"Checkout:LigdiCash:{name} is a placeholder: put the key from LigdiCash into the environment or a secret store."
            : null;
    }
}
