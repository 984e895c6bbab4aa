using System.Collections.ObjectModel;

namespace LigdiCash.Client;

/// <summary>The operators the gateway works with. What a shop may offer depends on its contract; the list may be replaced by a file of the
/// shop's own.</summary>
public sealed class Operators
{
    private static readonly Lazy<Operators> BuiltIn = new(OperatorsFile.BuiltIn);

    internal Operators(IEnumerable<OperatorCountry> countries, IEnumerable<Operator> operators)
    {
        Countries = new ReadOnlyCollection<OperatorCountry>([.. countries]);
        All = new ReadOnlyCollection<Operator>([.. operators]);
    }

    /// <summary>The list that comes with this library, taken from the gateway's documentation (page <c>reference/supported-operators</c>
    /// and the operators' own).</summary>
    public static Operators Default => BuiltIn.Value;

    /// <summary>Every country, in the file's order.</summary>
    public IReadOnlyList<OperatorCountry> Countries { get; }

    /// <summary>Every operator, in the file's order, the wallet included.</summary>
    public IReadOnlyList<Operator> All { get; }

    /// <summary>The LigdiCash wallet; null when the file has none.</summary>
    public Operator? Wallet => All.FirstOrDefault(one => one.Mode == ValidationMode.SmsOtp);

    /// <summary>Reads a list of the shop's own, in the shape of this library's <c>Operators/operators.json</c>. The stream is left
    /// open.</summary>
    /// <exception cref="InvalidDataException">The file is none such; the message tells every fault at once.</exception>
    public static Operators Load(Stream json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return OperatorsFile.Read(json);
    }

    /// <summary>The country with these two letters, in either case; null when there is none.</summary>
    public OperatorCountry? Country(string code) =>
        Countries.FirstOrDefault(country => string.Equals(country.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The operators of one country, without the wallet; empty when there are none.</summary>
    /// <param name="country">Two letters, in either case.</param>
    public IReadOnlyList<Operator> In(string country) =>
        [.. All.Where(one => string.Equals(one.Country, country, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The operators of the country a number belongs to, without the wallet; empty when there are none. Which of them owns the
    /// number, only the gateway knows.</summary>
    public IReadOnlyList<Operator> For(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return [.. All.Where(one => one.DialCode is { } code && number.Digits.StartsWith(code, StringComparison.Ordinal))];
    }

    /// <summary>The operator with this <see cref="Operator.Name"/>; null when there is none.</summary>
    public Operator? Named(string name) => All.FirstOrDefault(one => one.Name == name);
}
