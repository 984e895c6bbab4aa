using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class PhoneNumberTests
{
    private const string NotOfBurkina =
        "The phone number is not a mobile number of Burkina Faso: write it as 70 12 34 56 or +226 70 12 34 56.";

    private const string NotOfIvoryCoast =
        "The phone number is not a mobile number of Côte d’Ivoire: write it as 07 07 12 34 56 or +225 07 07 12 34 56.";

    [Theory]
    [InlineData("22676275726", null, "22676275726")]
    [InlineData("+22676275726", null, "22676275726")]
    [InlineData("0022676275726", null, "22676275726")]
    [InlineData(" +226 76 27 57 26 ", null, "22676275726")]
    [InlineData("+226\u00A076\u202F27.57-26", null, "22676275726")]
    [InlineData("(+226) 76/27\u201157\u201326", null, "22676275726")]
    [InlineData("76 27 57 26", "BF", "22676275726")]
    [InlineData("76275726", "bf", "22676275726")]
    [InlineData("76275726", "226", "22676275726")]
    [InlineData("22676275726", "BF", "22676275726")]
    [InlineData("+22676275726", "CI", "22676275726")]
    [InlineData("00 226 76275726", "CI", "22676275726")]
    [InlineData("223 70 12 34 56", "BF", "22370123456")]
    [InlineData("221 77 123 45 67", "BF", "221771234567")]
    [InlineData("225 07 07 12 34 56", "BF", "2250707123456")]
    [InlineData("95 12 34 56", "BJ", "2290195123456")]
    [InlineData("+229 95 12 34 56", "BF", "2290195123456")]
    [InlineData("48 12 34 56", "CI", "2250748123456")]
    [InlineData("+225 44 12 34 56", null, "2250544123456")]
    [InlineData("225 02 12 34 56", "BF", "2250102123456")]
    [InlineData("01 71 58 40 35", "CI", "2250171584035")]
    [InlineData("2250171584035", "CI", "2250171584035")]
    [InlineData("0195123456", "BJ", "2290195123456")]
    [InlineData("0812345678", "CD", "243812345678")]
    [InlineData("812345678", "CD", "243812345678")]
    [InlineData("243812345678", "CD", "243812345678")]
    [InlineData("+243 0812345678", null, "243812345678")]
    [InlineData("+243 (0)81 234 56 78", "BF", "243812345678")]
    [InlineData("00243 0812345678", "CD", "243812345678")]
    [InlineData("2430812345678", "CD", "243812345678")]
    [InlineData("2430812345678", null, "243812345678")]
    [InlineData("+2250171584035", "CD", "2250171584035")]
    [InlineData("+2290195123456", null, "2290195123456")]
    [InlineData("612345678", "33", "33612345678")]
    [InlineData("1234567890", null, "1234567890")]
    [InlineData("123456789012345", null, "123456789012345")]
    [InlineData("\u202A+226 76 27 57 26\u202C", null, "22676275726")]
    [InlineData("\u200E76\u00AD27\uFEFF57\u200B26\u2069", "BF", "22676275726")]
    [InlineData("76\u221227\uFE6357\uFF0D26", "BF", "22676275726")]
    [InlineData("\uFF0B\uFF12\uFF12\uFF16 76 27 57 26", null, "22676275726")]
    [InlineData("٢٢٦٧٦٢٧٥٧٢٦", null, "22676275726")]
    [InlineData("۷۶ ۲۷ ۵۷ ۲۶", "BF", "22676275726")]
    [InlineData("\U0001E957\U0001E956 27 57 26", "BF", "22676275726")]
    public void A_number_is_read_as_people_write_it(string text, string? country, string digits)
    {
        Assert.Equal(digits, PhoneNumber.Parse(text, country).Digits);
    }

    [Theory]
    [InlineData(null, null, "The phone number is empty.")]
    [InlineData(" - ", "BF", "The phone number is empty.")]
    [InlineData("+", null, "The phone number is too short: with its country code it must have 10 to 15 digits.")]
    [InlineData("00", "BF", "The phone number is too short: with its country code it must have 10 to 15 digits.")]
    [InlineData("76275726", null, "The phone number is too short: with its country code it must have 10 to 15 digits.")]
    [InlineData("22612345", "BF", NotOfBurkina)]
    [InlineData("70 12 34 5", "BF", NotOfBurkina)]
    [InlineData("70 12 34 56 7", "BF", NotOfBurkina)]
    [InlineData("25 30 12 34", "BF", NotOfBurkina)]
    [InlineData("226 70 12 34 5", "CI", NotOfIvoryCoast)]
    [InlineData("+226 70 12 34 5", "CI", NotOfBurkina)]
    [InlineData("223 70 12 34 5", "BF", NotOfBurkina)]
    [InlineData("07 07 12 34", "CI", NotOfIvoryCoast)]
    [InlineData(
        "01 95 12 34", "BJ", "The phone number is not a mobile number of Bénin: write it as 01 95 12 34 56 or +229 01 95 12 34 56.")]
    [InlineData("123456789", null, "The phone number is too short: with its country code it must have 10 to 15 digits.")]
    [InlineData("7627", "BF", NotOfBurkina)]
    [InlineData("1234567890123456", null, "The phone number is too long: with its country code it must have 10 to 15 digits.")]
    [InlineData("0171584035", null, "The phone number begins with 0: it must begin with its country code, such as 226.")]
    [InlineData("+0022676275726", null, "The phone number begins with 0: it must begin with its country code, such as 226.")]
    [InlineData("226 226 76 27 57 26", "BF", NotOfBurkina)]
    [InlineData("+22622676275726", null, NotOfBurkina)]
    [InlineData(
        "7627572x", "BF", "The phone number holds something other than digits, spaces, dots, dashes, brackets and a plus sign in front.")]
    [InlineData(
        "226+76275726",
        null,
        "The phone number holds something other than digits, spaces, dots, dashes, brackets and a plus sign in front.")]
    [InlineData(
        "++22676275726",
        null,
        "The phone number holds something other than digits, spaces, dots, dashes, brackets and a plus sign in front.")]
    [InlineData(
        "22676275726\n",
        null,
        "The phone number holds something other than digits, spaces, dots, dashes, brackets and a plus sign in front.")]
    [InlineData(
        "226 76 27 57 26 ou 70 00 00 00",
        null,
        "The phone number holds something other than digits, spaces, dots, dashes, brackets and a plus sign in front.")]
    public void An_invalid_number_is_refused_with_a_message(string? text, string? country, string sentence)
    {
        Assert.False(PhoneNumber.TryParse(text, country, out var number, out var fault));
        Assert.Null(number);
        Assert.Equal(sentence, fault);
        Assert.Equal(sentence, Assert.Throws<FormatException>(() => PhoneNumber.Parse(text, country)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("XX")]
    [InlineData("BFA")]
    [InlineData("+226")]
    [InlineData("0")]
    [InlineData("2266")]
    public void An_unknown_default_country_is_a_programming_error(string country)
    {
        Assert.Throws<ArgumentException>(() => PhoneNumber.TryParse("76275726", country, out _, out _));
    }

    [Theory]
    [InlineData("22676275726", "226****5726")]
    [InlineData("1234567890", "123****7890")]
    [InlineData("123456789012345", "123****2345")]
    public void A_number_prints_masked(string digits, string masked)
    {
        Assert.Equal(masked, $"{PhoneNumber.Parse(digits)}");
    }

    [Fact]
    public void Two_ways_of_writing_a_number_are_one_number()
    {
        Assert.Equal(PhoneNumber.Parse("+226 76 27 57 26"), PhoneNumber.Parse("76.27.57.26", "BF"));
        Assert.Equal(PhoneNumber.Parse("+226 76 27 57 26").GetHashCode(), PhoneNumber.Parse("0022676275726").GetHashCode());
        Assert.Equal(PhoneNumber.Parse("+243 812345678"), PhoneNumber.Parse("+243 0812345678"));
        Assert.NotEqual(PhoneNumber.Parse("22676275726"), PhoneNumber.Parse("22676275727"));
    }
}
