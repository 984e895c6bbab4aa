using LigdiCash.Client;
using PhoneNumbers;
using Xunit;
using PhoneNumber = LigdiCash.Client.PhoneNumber;

namespace Checkout.Plugin.Tests.LigdiCash;

// The numbering plans of operators.json against the metadata of libphonenumber.
public sealed class NumberingPlanTests
{
    private const int TailsPerPrefix = 12;
    private static readonly PhoneNumberUtil Metadata = PhoneNumberUtil.GetInstance();

    public static TheoryData<string> Countries => [.. Operators.Default.Countries.Select(country => country.Code)];

    [Theory]
    [MemberData(nameof(Countries))]
    public void Every_mobile_number_of_the_country_is_taken(string code)
    {
        var country = Operators.Default.FindCountry(code)!;
        foreach (var national in country.Numbers.Where(plan => plan.NewPrefix is null).SelectMany(plan => Samples(plan, from: ""))
            .Where(national => IsMobile(country, national)))
        {
            Assert.Equal(country.DialCode + national, PhoneNumber.Parse(national, code).Digits);
            Assert.Equal(country.DialCode + national, PhoneNumber.Parse(country.DialCode + national, "33").Digits);
        }
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void Every_prefix_has_mobile_numbers_and_every_old_number_becomes_one(string code)
    {
        var country = Operators.Default.FindCountry(code)!;
        foreach (var plan in country.Numbers)
        {
            foreach (var prefix in plan.Prefixes)
            {
                var samples = Samples(plan, prefix).Select(national => plan.NewPrefix + national).ToList();
                Assert.True(samples.Exists(national => IsMobile(country, national)), $"{code} has no mobile number {prefix}…");
                Assert.True(
                    plan.NewPrefix is null || samples.TrueForAll(national => IsMobile(country, national)),
                    $"An old number {prefix}… of {code} does not become a mobile number.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void The_country_code_and_the_example_are_right(string code)
    {
        var country = Operators.Default.FindCountry(code)!;

        Assert.Equal($"{Metadata.GetCountryCodeForRegion(code)}", country.DialCode);
        Assert.Equal(Metadata.GetNddPrefixForRegion(code, stripNonDigits: true) ?? "", country.TrunkPrefix ?? "");
        Assert.True(IsMobile(country, PhoneNumber.Parse(country.Example, code).Digits[country.DialCode.Length..]));
        Assert.Equal(PhoneNumber.Parse(country.Example, code), PhoneNumber.Parse($"+{country.DialCode} {country.Example}"));
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void A_digit_too_few_or_too_many_is_refused_with_the_example(string code)
    {
        var country = Operators.Default.FindCountry(code)!;
        foreach (var wrong in new[] { country.Example![..^1], $"{country.Example}0", $"+{country.DialCode} {country.Example![..^1]}" })
        {
            Assert.False(PhoneNumber.TryParse(wrong, code, out _, out var fault));
            Assert.Contains($"{country.Example} or +{country.DialCode} {country.Example}", fault, StringComparison.Ordinal);
        }
    }

    private static bool IsMobile(OperatorCountry country, string national) =>
        Metadata.GetNumberType(Metadata.Parse($"+{country.DialCode}{national}", null))
            is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE;

    // Numbers of the plan's length for every three digits after the given ones.
    private static IEnumerable<string> Samples(NumberPlan plan, string from)
    {
        for (var next = 0; next < 1_000; next++)
        {
            for (var tail = 0; tail < TailsPerPrefix; tail++)
            {
                var digits = $"{from}{next:D3}{(next * 7_919L + tail * 104_729L) % 1_000_000_000:D9}";
                yield return digits[..plan.Length];
            }
        }
    }
}
