using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace LigdiCash.Client;

/// <summary>A phone number with its country code, which prints masked wherever it ends up. Two are equal when their digits are.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record PhoneNumber
{
    private PhoneNumber(string digits) => Digits = digits;

    /// <summary>Country code and number, 10 to 15 digits and nothing else, such as <c>22676275726</c>. For the gateway; elsewhere print the
    /// number itself.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Digits { get; }

    /// <summary>Reads a number as people write it: with spaces, dots, dashes, slashes or brackets, in front a <c>+</c>, <c>00</c>, the
    /// country code alone, or nothing when <paramref name="defaultCountry"/> is given.</summary>
    /// <param name="text">What the payer typed.</param>
    /// <param name="defaultCountry">The country of numbers that name none: two letters as in <see cref="Operators.Default"/>, such as
    /// <c>BF</c>, or a country code, such as <c>226</c>. Null means that a number must name its country.</param>
    /// <exception cref="FormatException">It is no such number. The message is a sentence that says why and does not quote the
    /// number.</exception>
    /// <exception cref="ArgumentException"><paramref name="defaultCountry"/> is no country of <see cref="Operators.Default"/> and no
    /// country code.</exception>
    public static PhoneNumber Parse(string? text, string? defaultCountry = null) =>
        TryParse(text, defaultCountry, out var number, out var fault) ? number : throw new FormatException(fault);

    /// <summary>Reads a number as <see cref="Parse"/> does.</summary>
    /// <param name="text">What the payer typed; null counts as empty.</param>
    /// <param name="defaultCountry">As for <see cref="Parse"/>.</param>
    /// <param name="number">The number; null when it is none.</param>
    /// <param name="fault">Why it is none, in one sentence that does not quote it; null when it is one.</param>
    /// <exception cref="ArgumentException">As for <see cref="Parse"/>.</exception>
    public static bool TryParse(string? text, string? defaultCountry, [NotNullWhen(true)] out PhoneNumber? number,
        [NotNullWhen(false)] out string? fault)
    {
        var country = defaultCountry is null ? null : DialCode.Of(defaultCountry, nameof(defaultCountry));
        (var digits, fault) = WrittenNumber.Read(text, country);
        number = fault is null ? new PhoneNumber(digits) : null;
        return number is not null;
    }

    /// <summary>The first three digits and the last four, such as <c>226****5726</c>; the stars are always four.</summary>
    public override string ToString() => $"{Digits[..3]}****{Digits[^4..]}";
}
