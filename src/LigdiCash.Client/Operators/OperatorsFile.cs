using System.Text.Json;
using System.Text.Json.Serialization;

namespace LigdiCash.Client;

internal sealed record OperatorsFile(IReadOnlyList<OperatorCountry> Countries, IReadOnlyList<Operator> Operators)
{
    public static Operators BuiltIn()
    {
        using var json = typeof(OperatorsFile).Assembly.GetManifestResourceStream("operators.json")!;
        return Read(json);
    }

    public static Operators Read(Stream json)
    {
        var file = Parse(json);
        return file.Faults().ToArray() is { Length: > 0 } faults
            ? throw new InvalidDataException($"The operators' file cannot be used: {string.Join(' ', faults)}")
            : new Operators(file.Countries, file.Operators.Select(file.WithDialCode));
    }

    private static OperatorsFile Parse(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, OperatorsContext.Default.OperatorsFile) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The operators' file cannot be read: {error.Message}", error);
        }
    }

    private IEnumerable<string> Faults() => FaultsOfCountries().Concat(FaultsOfOperators());

    private IEnumerable<string> FaultsOfCountries()
    {
        foreach (var country in Countries)
        {
            if (country.Code is not { Length: 2 } || country.DialCode is not { Length: > 0 and <= 3 } || !country.DialCode.All(char.IsAsciiDigit))
            {
                yield return $"Country '{country.Code}' needs a code of two letters and a dialCode of 1 to 3 digits.";
            }
        }

        foreach (var code in Countries.CountBy(country => country.Code, StringComparer.OrdinalIgnoreCase).Where(count => count.Value > 1))
        {
            yield return $"Country '{code.Key}' is there twice.";
        }
    }

    private IEnumerable<string> FaultsOfOperators()
    {
        foreach (var one in Operators)
        {
            if (one.Country is null ? one.Mode != ValidationMode.SmsOtp : CountryOf(one) is null)
            {
                yield return $"Operator '{one.Name}' names the country '{one.Country}', which is not among the countries; only the wallet has none.";
            }

            foreach (var host in one.PaymentPageHosts.Where(host => !HostName.IsValid(host)))
            {
                yield return $"Operator '{one.Name}' has a payment page host '{host}', which is no host.";
            }

            if (one.MinimumXof < 0 || one.MaximumXof < (one.MinimumXof ?? 0))
            {
                yield return $"Operator '{one.Name}' has a minimumXof below 0 or above its maximumXof.";
            }
        }

        foreach (var name in Operators.CountBy(one => one.Name, StringComparer.Ordinal).Where(count => count.Value > 1))
        {
            yield return $"Operator '{name.Key}' is there twice.";
        }
    }

    private Operator WithDialCode(Operator one) => one with { Country = CountryOf(one)?.Code, DialCode = CountryOf(one)?.DialCode };

    private OperatorCountry? CountryOf(Operator one) =>
        Countries.FirstOrDefault(country => string.Equals(country.Code, one.Country, StringComparison.OrdinalIgnoreCase));
}

// Strict about names, so that a misspelt setting is told rather than ignored.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(OperatorsFile))]
internal sealed partial class OperatorsContext : JsonSerializerContext;
