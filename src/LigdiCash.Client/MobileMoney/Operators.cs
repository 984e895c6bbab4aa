using System.Collections.ObjectModel;
using LigdiCash.Client.MobileMoney;

namespace LigdiCash.Client;

/// <summary>The operators of the gateway. A shop's contract may allow fewer; a file of the shop may replace the list.</summary>
public sealed class Operators
{
    private static readonly Lazy<Operators> BuiltIn = new(OperatorsFile.BuiltIn);

    internal Operators(IEnumerable<OperatorCountry> countries, IEnumerable<Operator> operators)
    {
        Countries = new ReadOnlyCollection<OperatorCountry>([.. countries]);
        All = new ReadOnlyCollection<Operator>([.. operators]);
    }

    /// <summary>The built-in list, from page <c>reference/supported-operators</c>.</summary>
    public static Operators Default => BuiltIn.Value;

    /// <summary>Every country, in the file's order.</summary>
    public IReadOnlyList<OperatorCountry> Countries { get; }

    /// <summary>Every operator, in the file's order, the wallet included.</summary>
    public IReadOnlyList<Operator> All { get; }

    /// <summary>The LigdiCash wallet; null when the file has none.</summary>
    public Operator? Wallet => All.FirstOrDefault(item => item.Mode == ValidationMode.SmsOtp);

    /// <summary>Reads a list in the format of this library's <c>MobileMoney/operators.json</c>.</summary>
    /// <param name="json">The list as JSON. The stream stays open.</param>
    /// <exception cref="InvalidDataException">The list is invalid; the message lists all faults.</exception>
    public static Operators Load(Stream json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return OperatorsFile.Read(json);
    }

    /// <summary>The country with these two letters, in either case; null when there is none.</summary>
    public OperatorCountry? FindCountry(string code) =>
        Countries.FirstOrDefault(country => string.Equals(country.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The operators of one country, without the wallet; empty when there are none.</summary>
    /// <param name="country">Two letters, in either case.</param>
    public IReadOnlyList<Operator> ForCountry(string country) =>
        [.. All.Where(item => string.Equals(item.Country, country, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The operators of a number's country, without the wallet. Only the gateway knows the number's operator.</summary>
    public IReadOnlyList<Operator> ForNumber(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return [.. All.Where(item => item.DialCode is { } code && number.Digits.StartsWith(code, StringComparison.Ordinal))];
    }

    /// <summary>Reads a payer's number as <see cref="PhoneNumber.Parse"/> does, also with its country code and without a plus. Null: it is
    /// invalid, or its country is neither in this list nor in <see cref="Default"/>.</summary>
    /// <param name="text">The payer's input.</param>
    /// <param name="country">The country of national numbers: two letters of a country of either list.</param>
    /// <exception cref="ArgumentException"><paramref name="country"/> is in neither list.</exception>
    public PhoneNumber? ReadNumber(string? text, string country)
    {
        // A country that only this list has is known by its code.
        var known = Default.FindCountry(country) is null ? FindCountry(country)?.DialCode ?? country : country;
        var isNumber = PhoneNumber.TryParse(text, known, out var number, out _)
            || PhoneNumber.TryParse($"+{text}", null, out number, out _);
        return isNumber && IsServed(number!) ? number : null;
    }

    /// <summary>The operator with this <see cref="Operator.Name"/>; null when there is none.</summary>
    public Operator? Find(string name) => All.FirstOrDefault(item => item.Name == name);

    private bool IsServed(PhoneNumber number) => Default.Countries.Concat(Countries)
        .Any(country => number.Digits.StartsWith(country.DialCode, StringComparison.Ordinal));
}
