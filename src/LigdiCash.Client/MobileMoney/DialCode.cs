namespace LigdiCash.Client.MobileMoney;

internal static class DialCode
{
    public static OperatorCountry Of(string country, string parameter)
    {
        if (country.Length is > 0 and <= 3 && country[0] != '0' && country.All(char.IsAsciiDigit))
        {
            return Operators.Default.Countries.FirstOrDefault(known => known.DialCode == country) ?? new OperatorCountry("", "", country);
        }

        return Operators.Default.FindCountry(country)
            ?? throw new ArgumentException(
                "The default country must be a country of the operators' list, such as BF, or a country code, such as 226.", parameter);
    }
}
