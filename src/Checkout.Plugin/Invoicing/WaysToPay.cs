using LigdiCash.Client;

namespace Checkout.Plugin;

// The ways to pay that this shop offers, and what the shopper chose of them.
internal sealed class PaymentMethodCatalog(CurrentOptions settings, Pseudonymizer digests, Operators operators, CheckoutTexts texts)
{
    private const int MaxOtpLength = 12;
    private static readonly PaymentMethods[] All = [PaymentMethods.Hosted, PaymentMethods.Mobile, PaymentMethods.Wallet];

    public IReadOnlyList<PaymentMethods> Offered => [.. All.Where(IsOffered)];

    public bool OfferPhones => Offered.Any(way => way != PaymentMethods.Hosted);

    // By country, the shop's own first.
    public IEnumerable<IGrouping<OperatorCountry, Operator>> Mobile => operators.All
        .Where(one => one is { Country: not null, Mode: not null and not ValidationMode.SmsOtp })
        .GroupBy(CountryOf)
        .OrderByDescending(country => country.Key.Code == operators.Country(settings.Value.Country)?.Code);

    public OperatorCountry CountryOf(Operator one) => operators.Country(one.Country!)!;

    // Null: it can't be paid like this, and the problems say why.
    public PaymentChoice? Read(PayForm form, Money total, List<Problem> problems)
    {
        var method = form.Method.Length == 0 ? Offered[0] : All.FirstOrDefault(one => string.Equals(one.ToString(), form.Method, StringComparison.OrdinalIgnoreCase));
        if (!IsOffered(method))
        {
            problems.Add(new(texts["way.not-offered"], "method"));
            return null;
        }

        return method == PaymentMethods.Hosted ? PaymentChoice.Hosted : ReadPhone(form, method, total, problems);
    }

    private PaymentChoice? ReadPhone(PayForm form, PaymentMethods method, Money total, List<Problem> problems)
    {
        var chosen = method == PaymentMethods.Wallet ? operators.Wallet : operators.Named(form.Operator);
        if (!PhoneNumber.TryParse(form.Phone, CountryOrDialCode(chosen), out var phone, out _) && !PhoneNumber.TryParse($"+{form.Phone}", null, out phone, out _))
        {
            problems.Add(new(texts["way.phone"], "phone"));
            return null;
        }

        problems.AddRange(Problems(form, method, chosen, phone, total));
        return new(method, phone, chosen, chosen is { NeedsOtp: false } ? null : form.Otp) { Digest = digests.Pseudonymize($"{method} {phone.Digits}") };
    }

    // A list of the shop's own may name countries that the library's reader of numbers does not know by their letters.
    private string CountryOrDialCode(Operator? chosen)
    {
        var country = chosen?.Country ?? settings.Value.Country;
        return Operators.Default.Country(country) is null ? operators.Country(country)?.DialCode ?? country : country;
    }

    private IEnumerable<Problem> Problems(PayForm form, PaymentMethods method, Operator? chosen, PhoneNumber phone, Money total)
    {
        if (chosen?.DialCode is { } dialCode && !phone.Digits.StartsWith(dialCode, StringComparison.Ordinal))
        {
            yield return new(texts.Format("way.other-country", chosen.Brand, texts.Country(CountryOf(chosen))), "phone");
        }

        if (chosen is { MinimumXof: { } least } && total < Money.Xof(least))
        {
            yield return new(texts.Format("way.minimum", chosen.Brand, texts.Money(Money.Xof(least))), "operator");
        }

        if (chosen is { MaximumXof: { } most } && total > Money.Xof(most))
        {
            yield return new(texts.Format("way.maximum", chosen.Brand, texts.Money(Money.Xof(most))), "operator");
        }

        if (form.Otp is { } otp ? otp.Reveal().Length > MaxOtpLength || !otp.Reveal().All(char.IsAsciiLetterOrDigit) : method == PaymentMethods.Mobile && chosen is { NeedsOtp: true })
        {
            yield return new(texts["way.code"], "otp");
        }
    }

    private bool IsOffered(PaymentMethods method) => method != PaymentMethods.None && settings.Value.AllowedPaymentMethods.HasFlag(method);
}
