using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using LigdiCash.Client.MobileMoney;

namespace LigdiCash.Client;

/// <summary>A phone number with its country code. It prints masked. Two numbers are equal when their digits are equal.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record PhoneNumber
{
    private PhoneNumber(string digits) => Digits = digits;

    /// <summary>Country code and number, 10 to 15 digits, such as <c>22676275726</c>. For the gateway only.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Digits { get; }

    /// <summary>Parses a number with spaces, dots, dashes, slashes or brackets. It starts with <c>+</c>, <c>00</c> or the country code;
    /// with <paramref name="defaultCountry"/> it may be a national number. Numbers of the countries of <see cref="Operators.Default"/>
    /// must be mobile numbers of their <see cref="OperatorCountry.Numbers"/>; others are checked by their length only.</summary>
    /// <param name="text">The payer's input.</param>
    /// <param name="defaultCountry">The country of national numbers: two letters as in <see cref="Operators.Default"/>, such as
    /// <c>BF</c>, or a country code, such as <c>226</c>. Null: a number must have its country code.</param>
    /// <exception cref="FormatException">The number is invalid. The message says why and does not quote the number.</exception>
    /// <exception cref="ArgumentException"><paramref name="defaultCountry"/> is unknown.</exception>
    public static PhoneNumber Parse(string? text, string? defaultCountry = null) =>
        TryParse(text, defaultCountry, out var number, out var fault) ? number : throw new FormatException(fault);

    /// <summary>Parses a number as <see cref="Parse"/> does.</summary>
    /// <param name="text">The payer's input; null counts as empty.</param>
    /// <param name="defaultCountry">As for <see cref="Parse"/>.</param>
    /// <param name="number">The number; null when the text is invalid.</param>
    /// <param name="fault">One sentence that says why the text is invalid and does not quote it; null when it is valid.</param>
    /// <exception cref="ArgumentException">As for <see cref="Parse"/>.</exception>
    public static bool TryParse(
        string? text, string? defaultCountry, [NotNullWhen(true)] out PhoneNumber? number, [NotNullWhen(false)] out string? fault)
    {
        var country = defaultCountry is null ? null : DialCode.Of(defaultCountry, nameof(defaultCountry));
        (var digits, fault) = WrittenNumber.Read(text, country);
        number = fault is null ? new PhoneNumber(digits) : null;
        return number is not null;
    }

    /// <summary>The first three digits and the last four, such as <c>226****5726</c>; the stars are always four.</summary>
    public override string ToString() => $"{Digits[..3]}****{Digits[^4..]}";
}
