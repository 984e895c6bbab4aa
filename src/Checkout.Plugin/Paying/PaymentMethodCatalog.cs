namespace LigdiCash.Checkout.Paying;

internal sealed class PaymentMethodCatalog(CurrentOptions settings, Pseudonymizer pseudonymizer, Operators operators, CheckoutTexts texts)
{
    public IReadOnlyList<PaymentMethods> Offered => [.. Enum.GetValues<PaymentMethods>()
        .Where(method => method != PaymentMethods.None && settings.Value.AllowedPaymentMethods.HasFlag(method))];

    public bool OffersPhone => settings.Value.OffersPhone;

    public IEnumerable<IGrouping<OperatorCountry, Operator>> Mobile => operators.All
        .Where(candidate => candidate is { Country: not null, Mode: not null and not ValidationMode.SmsOtp })
        .GroupBy(CountryOf)
        .OrderByDescending(country => country.Key.Code == operators.FindCountry(settings.Value.Country)?.Code);

    public OperatorCountry CountryOf(Operator provider) => operators.FindCountry(provider.Country!)!;

    // Adds to the problems. Null if the method or the phone number is not usable.
    public PaymentChoice? Read(PayForm form, Money total, List<Problem> problems)
    {
        var method = form.Method.Length == 0
            ? Offered[0]
            : Offered.FirstOrDefault(method => string.Equals(method.ToString(), form.Method, StringComparison.OrdinalIgnoreCase));
        if (method == PaymentMethods.None)
        {
            problems.Add(new(texts["method.not-offered"], "method"));
            return null;
        }

        return method == PaymentMethods.Hosted ? PaymentChoice.Hosted : ReadPhone(form, method, total, problems);
    }

    private PaymentChoice? ReadPhone(PayForm form, PaymentMethods method, Money total, List<Problem> problems)
    {
        var chosen = method == PaymentMethods.Wallet ? operators.Wallet : operators.Find(form.Operator);
        var country = chosen?.Country ?? settings.Value.Country;
        if (operators.ReadNumber(form.Phone, country) is not { } phone)
        {
            var (dialCode, example) = Example(country);
            problems.Add(new(texts.Format("method.phone", example, $"+{dialCode}\u00a0{example}"), "phone"));
            return null;
        }

        problems.AddRange(Problems(form, method, chosen, phone, total));
        var otp = chosen is { NeedsOtp: false } ? null : form.Otp;
        return new(method, phone, chosen, otp) { Digest = pseudonymizer.Pseudonymize($"{method} {phone.Digits}") };
    }

    // A country of the shop's own list may have no example.
    private (string DialCode, string Example) Example(string code) =>
        new[] { operators.FindCountry(code), Operators.Default.FindCountry(code), Operators.Default.FindCountry("BF") }
            .Where(country => country?.Example is not null)
            .Select(country => (country!.DialCode, country.Example!.Replace(' ', '\u00a0'))).First();

    private IEnumerable<Problem> Problems(PayForm form, PaymentMethods method, Operator? chosen, PhoneNumber phone, Money total)
    {
        if (chosen?.DialCode is { } dialCode && !phone.Digits.StartsWith(dialCode, StringComparison.Ordinal))
        {
            yield return new(texts.Format("method.other-country", chosen.Brand, texts.Country(CountryOf(chosen))), "phone");
        }

        if (chosen is { MinAmountXof: { } min } && total < Money.Xof(min))
        {
            yield return new(texts.Format("method.minimum", chosen.Brand, texts.Money(Money.Xof(min))), "operator");
        }

        if (chosen is { MaxAmountXof: { } max } && total > Money.Xof(max))
        {
            yield return new(texts.Format("method.maximum", chosen.Brand, texts.Money(Money.Xof(max))), "operator");
        }

        if (form.Otp is { } otp ? !OneTimeCode.IsValid(otp) : method == PaymentMethods.Mobile && chosen is { NeedsOtp: true })
        {
            yield return new(texts["method.code"], "otp");
        }
    }
}
