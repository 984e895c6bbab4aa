namespace LigdiCash.Checkout;

/// <summary>The model of the summary page: the cart, the entered fields and their problems. The one-time code is never shown.</summary>
public sealed class SummaryView
{
    private readonly PayForm _form;
    private readonly PaymentMethodCatalog _catalog;
    private readonly IReadOnlyList<IGrouping<OperatorCountry, Operator>> _countries;

    internal SummaryView(CheckoutCart cart, PayForm form, IReadOnlyList<Problem> problems, PaymentMethodCatalog catalog) =>
        (Cart, Problems, _form, _catalog, _countries) = (cart, problems, form, catalog, [.. catalog.Mobile]);

    /// <summary>The cart to pay.</summary>
    public CheckoutCart Cart { get; }

    /// <summary>The problems to show. Empty if there are none.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The text key of the title above the problems: corrections needed, or a notice.</summary>
    public string ProblemsTitle => Problems.Any(problem => problem.Field is not null) ? "summary.problems" : "summary.notice";

    /// <summary>Field <c>checkoutKey</c>, unique per rendered form. Posting one form twice is the same press of Pay.</summary>
    public string CheckoutKey { get; } = CheckoutId.New();

    /// <summary>Field <c>cartSeen</c>. It detects prices that changed since. Amounts never come from the form.</summary>
    public string CartSeen => CartFingerprint.Of(Cart).ToString();

    /// <summary>Field <c>reference</c>. Null: omit the field; the shopper's current cart is paid.</summary>
    public string? Reference => _form.Reference;

    /// <summary>The page of another payment for this purchase, whose prompt may still be open on a phone. Null: none.</summary>
    public string? UnderWay { get; internal init; }

    /// <summary>The page of the earlier payment, if the cart is the remainder of a paid order. Null: none.</summary>
    public string? PaidBefore { get; internal init; }

    /// <summary>The payer as entered so far.</summary>
    public CheckoutPayer Payer => _form.Payer;

    /// <summary>Field <c>phone</c>, as entered.</summary>
    public string Phone => _form.Phone;

    /// <summary>The offered payment methods. The first is the default. Their names are the values of field <c>method</c>.</summary>
    public IReadOnlyList<PaymentMethods> Methods => _catalog.Offered;

    /// <summary>Whether any offered method needs a phone number.</summary>
    public bool OffersPhone => _catalog.OffersPhone;

    /// <summary>Whether a code was sent to <see cref="Phone"/>. Field <c>hasCode</c> then contains that number.</summary>
    public bool AsksForCode => _form.HasCode;

    /// <summary>The operators of the shop's own country. Their names are the values of field <c>operator</c>.</summary>
    public IEnumerable<Operator> DomesticOperators => _countries.Take(1).SelectMany(country => country);

    /// <summary>The operators of other countries, grouped by country.</summary>
    public IEnumerable<IGrouping<OperatorCountry, Operator>> ForeignOperators => _countries.Skip(1);

    /// <summary>The operators whose payers dial for a code before they press Pay.</summary>
    public IEnumerable<Operator> UssdOperators => _countries.SelectMany(country => country)
        .Where(provider => provider is { Mode: ValidationMode.UssdOtp, UssdCode: not null });

    /// <summary>The initials of an operator's brand. The checkout does not use logos.</summary>
    public static string InitialsOf(Operator provider) =>
        string.Concat(provider.Brand.Split([' ', '('], StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]).Take(2));

    /// <summary>Whether one of the <see cref="Methods"/> is chosen. Without a choice, the first is.</summary>
    public bool IsChosen(PaymentMethods method) => method == Methods.FirstOrDefault(
        offered => string.Equals(_form.Method, offered.ToString(), StringComparison.OrdinalIgnoreCase), Methods[0]);

    /// <summary>Whether an operator is chosen.</summary>
    public bool IsChosen(Operator provider) => provider.Name == _form.Operator;

    /// <summary>The country of an operator. The wallet has none.</summary>
    public OperatorCountry CountryOf(Operator provider) => _catalog.CountryOf(provider);

    /// <summary>The text of a field's problem. Null: the field has none.</summary>
    public string? ErrorOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Text;

    /// <summary>A field's <c>aria-invalid</c>. Null: omit the attribute.</summary>
    public string? InvalidAt(string field) => ErrorOf(field) is null ? null : "true";

    /// <summary>A field's <c>aria-describedby</c>: <c>co-…-wrong</c>, then <c>co-…-hint</c>. Null: omit the attribute.</summary>
    public string? DescribedBy(string field, bool hasHint = false)
    {
        string?[] ids = [ErrorOf(field) is null ? null : $"co-{field}-wrong", hasHint ? $"co-{field}-hint" : null];
        return string.Join(' ', ids.OfType<string>()) is { Length: > 0 } described ? described : null;
    }
}
