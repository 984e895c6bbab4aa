using System.Text;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class OperatorsTests
{
    private const string Togo = """
        {"countries":[{"code":"TG","name":"Togo","dialCode":"228"}],
        "operators":[{"country":"tg","id":"3","name":"YAS TOGO","brand":"YAS","mode":"UssdPush","source":"ours"}]}
        """;

    [Theory]
    [InlineData("MOOV BENIN", "BJ", "2", ValidationMode.UssdPush, false, 100, null, "229")]
    [InlineData("MTN BENIN", "BJ", "1", ValidationMode.UssdPush, false, 100, null, "229")]
    [InlineData("ORANGE BURKINA", "BF", "11", ValidationMode.UssdOtp, true, 10, 2_000_000, "226")]
    [InlineData("MOOV AFRICA BURKINA", "BF", "12", ValidationMode.UssdPush, false, 100, 2_000_000, "226")]
    [InlineData("ORANGE CI", "CI", "16", ValidationMode.OperatorRedirect, false, 10, null, "225")]
    [InlineData("MOOV CI", "CI", "14", ValidationMode.UssdPush, false, 100, null, "225")]
    [InlineData("MTN CI", "CI", "15", ValidationMode.GuidedUssd, false, 10, null, "225")]
    [InlineData("ORANGE GUINEE", "GN", "33", ValidationMode.LigdiCashRedirect, false, 200, null, "224")]
    [InlineData("MTN GUINEE", "GN", "51", ValidationMode.LigdiCashRedirect, false, 200, null, "224")]
    [InlineData("ORANGE MALI", "ML", "18", ValidationMode.OperatorRedirect, false, 100, null, "223")]
    [InlineData("AIRTEL NIGER", "NE", "27", ValidationMode.UssdPush, false, 10, null, "227")]
    [InlineData("ORANGE/ZAMANI NIGER", "NE", "28", ValidationMode.GuidedUssd, false, 10, null, "227")]
    [InlineData("MOOV AFRICA NIGER", "NE", "29", ValidationMode.UssdPush, false, null, null, "227")]
    [InlineData("ORANGE RDC", "CD", "34", null, false, null, null, "243")]
    [InlineData("WAVE SENEGAL", "SN", "39", ValidationMode.LigdiCashRedirect, false, null, null, "221")]
    [InlineData("YAS TOGO", "TG", "3", ValidationMode.UssdPush, false, null, null, "228")]
    [InlineData("LIGDICASH", null, null, ValidationMode.SmsOtp, true, null, null, null)]
    public void The_list_is_the_documentations(
        string name, string? country, string? id, ValidationMode? mode, bool needsOtp, int? minimum, int? maximum, string? dialCode)
    {
        var found = Operators.Default.Find(name)!;

        Assert.Equal(country, found.Country);
        Assert.Equal(id, found.Id);
        Assert.Equal(mode, found.Mode);
        Assert.Equal(needsOtp, found.NeedsOtp);
        Assert.Equal(dialCode, found.DialCode);
        Assert.Equal(minimum, found.MinAmountXof);
        Assert.Equal(maximum, found.MaxAmountXof);
        Assert.StartsWith("https://developers.ligdicash.com/", found.Source, StringComparison.Ordinal);
        Assert.Equal(17, Operators.Default.All.Count);
    }

    [Theory]
    [InlineData("ORANGE BURKINA", "*144*4*6#")]
    [InlineData("MTN CI", "*133#")]
    [InlineData("ORANGE/ZAMANI NIGER", "#146#")]
    [InlineData("MOOV CI", "*155*15#")]
    [InlineData("MOOV AFRICA BURKINA", null)]
    public void The_code_to_dial_is_known(string name, string? code)
    {
        Assert.Equal(code, Operators.Default.Find(name)!.UssdCodeFor(5_000));
    }

    [Fact]
    public void A_code_may_hold_the_amount()
    {
        var orange = Operators.Default.Find("ORANGE BURKINA")! with { UssdCode = "*144*4*6*{amount}#" };

        Assert.Equal("*144*4*6*12500#", orange.UssdCodeFor(12_500));
    }

    [Fact]
    public void Operators_are_found_by_country_and_by_number()
    {
        string[] burkina = ["ORANGE BURKINA", "MOOV AFRICA BURKINA"];

        Assert.Equal(burkina, Operators.Default.ForCountry("bf").Select(listed => listed.Name));
        Assert.Equal(burkina, Operators.Default.ForNumber(PhoneNumber.Parse("22676275726")).Select(listed => listed.Name));
        Assert.Empty(Operators.Default.ForCountry("FR"));
        Assert.Empty(Operators.Default.ForNumber(PhoneNumber.Parse("33612345678")));
        Assert.Equal("LIGDICASH", Operators.Default.Wallet?.Name);
        Assert.Equal(ValidationMode.GuidedUssd, Operators.Default.Find("MOOV CI")?.FallbackMode);
        Assert.Equal("226", Operators.Default.FindCountry("BF")?.DialCode);
        Assert.Equal(9, Operators.Default.Countries.Count);
    }

    [Fact]
    public void A_shop_may_bring_a_list_of_its_own()
    {
        var own = Load(Togo);

        var yas = Assert.Single(own.All);
        Assert.Equal("TG", yas.Country);
        Assert.Equal("228", yas.DialCode);
        Assert.Equal(ValidationMode.UssdPush, yas.Mode);
        Assert.Null(own.Wallet);
    }

    [Fact]
    public void The_lists_cannot_be_changed_afterwards()
    {
        Assert.Throws<NotSupportedException>(() => ((IList<Operator>)Operators.Default.All).Clear());
        Assert.Throws<NotSupportedException>(() => ((IList<OperatorCountry>)Operators.Default.Countries).Clear());
    }

    [Theory]
    [InlineData("UssdPush", "Telepathy", "cannot be read")]
    [InlineData("\"brand\"", "\"brnd\"", "cannot be read")]
    [InlineData("\"brand\":\"YAS\",", "", "cannot be read")]
    [InlineData("\"name\":\"YAS TOGO\"", "\"name\":null", "cannot be read")]
    [InlineData("\"country\":\"tg\"", "\"country\":\"BF\"", "Operator 'YAS TOGO' has the unknown country 'BF'")]
    [InlineData("\"country\":\"tg\",", "", "only the wallet has none")]
    [InlineData("\"dialCode\":\"228\"", "\"dialCode\":\"+228\"", "Country 'TG' needs a code")]
    [InlineData("\"code\":\"TG\"", "\"code\":\"TGO\"", "Country 'TGO' needs a code")]
    [InlineData("\"source\"", "\"minAmountXof\":10,\"maxAmountXof\":9,\"source\"", "above its maxAmountXof")]
    [InlineData("\"source\"", "\"minAmountXof\":-1,\"source\"", "minAmountXof below 0")]
    [InlineData("}]}", "", "cannot be read")]
    public void A_list_that_cannot_be_right_is_refused(string part, string instead, string told)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Load(Togo.Replace(part, instead, StringComparison.Ordinal)));

        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_there_twice_is_refused()
    {
        var row = Togo[Togo.IndexOf("{\"country\"", StringComparison.Ordinal)..^2];

        var failure = Assert.Throws<InvalidDataException>(() => Load($"{Togo[..^2]},{row}]}}"));

        Assert.Contains("Operator 'YAS TOGO' is listed twice.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"length":0,"prefixes":["9"]}""")]
    [InlineData("""{"length":13,"prefixes":["9"]}""")]
    [InlineData("""{"length":8,"prefixes":[]}""")]
    [InlineData("""{"length":8,"prefixes":["9x"]}""")]
    [InlineData("""{"length":8,"prefixes":["9"],"newPrefix":"+"}""")]
    public void A_numbering_plan_that_no_number_can_have_is_refused(string plan)
    {
        var list = Togo.Replace("\"dialCode\":\"228\"", $"\"dialCode\":\"228\",\"numbers\":[{plan}]", StringComparison.Ordinal);

        var failure = Assert.Throws<InvalidDataException>(() => Load(list));

        Assert.Contains("Country 'TG' has a plan in numbers", failure.Message, StringComparison.Ordinal);
    }

    private static Operators Load(string json) => Operators.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
