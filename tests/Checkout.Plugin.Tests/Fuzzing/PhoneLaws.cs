using FsCheck;
using FsCheck.Fluent;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

public sealed class PhoneLaws
{
    private static readonly string[] Countries = ["BF", "CI", "SN", "ML", "226", "225"];

    private static Gen<string> Typed =>
        Gen.OneOf(
            Any.Text, Any.Of("0123456789", 1, 20), Any.Of("0123456789 +.-()/", 1, 30), Any.Of("0123456789", 8, 15).SelectMany(Any.Near));

    [Fact]
    public void Any_text_is_a_number_or_a_fault_that_does_not_quote_it() => Law.Holds(
        from text in Typed
        from country in Gen.Elements<string?>([null, .. Countries])
        select (text, country),
        it =>
        {
            if (!PhoneNumber.TryParse(it.text, it.country, out var number, out var fault))
            {
                // Shorter digit groups occur in the fault's own text.
                Assert.True(it.text.Count(char.IsAsciiDigit) < 5 || !fault.Contains(it.text, StringComparison.Ordinal));
                return;
            }

            Assert.InRange(number.Digits.Length, 10, 15);
            Assert.All(number.Digits, digit => Assert.True(char.IsAsciiDigit(digit)));
            Assert.Equal(number, PhoneNumber.Parse(number.Digits));
            Assert.Equal(number, PhoneNumber.Parse($"+{number.Digits}", it.country));
            Assert.Equal($"{number.Digits[..3]}****{number.Digits[^4..]}", number.ToString());
        });

    [Fact]
    public void A_number_is_the_same_in_every_spelling() => Law.Holds(
        from first in Gen.Elements("01", "05", "50", "60", "70", "79")
        from rest in Any.Of("0123456789", 6, 6)
        let national = first + rest
        from blanks in Gen.Elements("", " ", ".", "-", "\u00a0", "\u202f", "/").ArrayOf(8)
        from written in Gen.Elements("", "+226", "00226", "(+226) ", "+226-")
        select (national, text: written + string.Concat(national.Zip(blanks, (digit, blank) => $"{blank}{digit}"))),
        it => Assert.Equal($"226{it.national}", PhoneNumber.Parse(it.text, "BF").Digits));
}
