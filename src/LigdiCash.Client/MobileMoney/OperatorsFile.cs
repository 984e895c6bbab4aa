using System.Text.Json;
using System.Text.Json.Serialization;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.MobileMoney;

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
            if (country is not { Code.Length: 2, DialCode.Length: > 0 and <= 3 } || !country.DialCode.All(char.IsAsciiDigit))
            {
                yield return $"Country '{country.Code}' needs a code of two letters and a dialCode of 1 to 3 digits.";
            }
        }

        foreach (var country in Countries.Where(country => country.Numbers.Any(plan => !plan.IsValid)))
        {
            yield return $"Country '{country.Code}' has a plan in numbers without a length of 1 to 12 or without prefixes of digits.";
        }

        foreach (var code in Countries.CountBy(country => country.Code, StringComparer.OrdinalIgnoreCase).Where(count => count.Value > 1))
        {
            yield return $"Country '{code.Key}' is listed twice.";
        }
    }

    private IEnumerable<string> FaultsOfOperators()
    {
        foreach (var item in Operators)
        {
            if (item.Country is null ? item.Mode != ValidationMode.SmsOtp : CountryOf(item) is null)
            {
                yield return $"Operator '{item.Name}' has the unknown country '{item.Country}'; only the wallet has none.";
            }

            foreach (var host in item.PaymentPageHosts.Where(host => !HostName.IsValid(host)))
            {
                yield return $"Operator '{item.Name}' has the invalid payment page host '{host}'.";
            }

            if (item.MinAmountXof < 0 || item.MaxAmountXof < (item.MinAmountXof ?? 0))
            {
                yield return $"Operator '{item.Name}' has a minAmountXof below 0 or above its maxAmountXof.";
            }
        }

        foreach (var name in Operators.CountBy(item => item.Name, StringComparer.Ordinal).Where(count => count.Value > 1))
        {
            yield return $"Operator '{name.Key}' is listed twice.";
        }
    }

    private Operator WithDialCode(Operator item) => item with { Country = CountryOf(item)?.Code, DialCode = CountryOf(item)?.DialCode };

    private OperatorCountry? CountryOf(Operator item) =>
        Countries.FirstOrDefault(country => string.Equals(country.Code, item.Country, StringComparison.OrdinalIgnoreCase));
}

// Strict about names, so that a misspelt setting is an error.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(OperatorsFile))]
internal sealed partial class OperatorsContext : JsonSerializerContext;
