using LigdiCash.Client;

namespace Checkout.Plugin;

/// <summary>The summary page: what is bought, what it costs, who pays and how, and what is wrong. Of what was filled in, the code is not shown again.</summary>
public sealed class SummaryView
{
    private readonly PayForm _form;
    private readonly PaymentMethodCatalog _ways;

    internal SummaryView(CheckoutCart cart, PayForm form, IReadOnlyList<Problem> problems, PaymentMethodCatalog ways) =>
        (Cart, Problems, _form, _ways, Mobile) = (cart, problems, form, ways, [.. ways.Mobile]);

    /// <summary>What is bought.</summary>
    public CheckoutCart Cart { get; }

    /// <summary>What is wrong; empty when nothing is known to be.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The key of what stands above them: something is to be corrected, or only to be read.</summary>
    public string ProblemsTitle => Problems.Any(problem => problem.Field is not null) ? "summary.problems" : "summary.notice";

    /// <summary>Field <c>checkoutKey</c>. One per rendered form: whatever is done with this form twice is the same press of Pay.</summary>
    public string CheckoutKey { get; } = CheckoutId.New();

    /// <summary>Field <c>cartSeen</c>, so that nobody pays a price that they did not see. It only compares; the price itself never comes from the form.</summary>
    public string CartSeen => CartFingerprint.Of(Cart).ToString();

    /// <summary>Field <c>reference</c>. Null: left out, the shopper's current cart is paid.</summary>
    public string? Reference => _form.Reference;

    /// <summary>The page of a request that may be waiting on a phone for this very purchase: whoever agrees to it, and pays here too, pays twice. Null: there is none.</summary>
    public string? UnderWay { get; internal init; }

    /// <summary>The page of the order that was paid before, of whose cart this is what remains to be paid. Null: there is none.</summary>
    public string? PaidBefore { get; internal init; }

    /// <summary>Who pays, as far as it was filled in.</summary>
    public CheckoutPayer Payer => _form.Payer;

    /// <summary>Field <c>phone</c>, as it was filled in.</summary>
    public string Phone => _form.Phone;

    /// <summary>The ways to pay, the first chosen beforehand. Field <c>method</c> has their names.</summary>
    public IReadOnlyList<PaymentMethods> Ways => _ways.Offered;

    /// <summary>Whether any of the ways is paid by a phone, right here.</summary>
    public bool OffersPhone => _ways.OfferPhones;

    /// <summary>Whether a code was sent to <see cref="Phone"/> and is waited for: then field <c>hasCode</c> holds that number.</summary>
    public bool AsksForCode => _form.HasCode;

    /// <summary>The operators of the shop's own country. Field <c>operator</c> has their names.</summary>
    public IEnumerable<Operator> Here => Mobile.Take(1).SelectMany(country => country);

    /// <summary>The operators of the other countries.</summary>
    public IEnumerable<IGrouping<OperatorCountry, Operator>> Elsewhere => Mobile.Skip(1);

    /// <summary>The operators for which a code is dialled before Pay is pressed.</summary>
    public IEnumerable<Operator> DialFirst => Mobile.SelectMany(country => country).Where(one => one is { Mode: ValidationMode.UssdOtp, UssdCode: not null });

    private IReadOnlyList<IGrouping<OperatorCountry, Operator>> Mobile { get; }

    /// <summary>Our own sign for an operator: its initials, for logos are not ours to draw.</summary>
    /// <param name="one">The operator.</param>
    public static string MarkOf(Operator one) => string.Concat(one.Brand.Split([' ', '('], StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]).Take(2));

    /// <summary>Whether a way is chosen, or would be if nothing were.</summary>
    /// <param name="way">One of <see cref="Ways"/>.</param>
    public bool IsChosen(PaymentMethods way) => way == Ways.FirstOrDefault(one => string.Equals(_form.Method, one.ToString(), StringComparison.OrdinalIgnoreCase), Ways[0]);

    /// <summary>Whether an operator is chosen.</summary>
    /// <param name="one">The operator.</param>
    public bool IsChosen(Operator one) => one.Name == _form.Operator;

    /// <summary>The country of an operator.</summary>
    /// <param name="one">Not the wallet, which has none.</param>
    public OperatorCountry CountryOf(Operator one) => _ways.CountryOf(one);

    /// <summary>What is wrong with a field. Null: nothing.</summary>
    /// <param name="field">The field's name.</param>
    public string? WrongAt(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Text;

    /// <summary>For <c>aria-invalid</c>. Null: nothing is wrong, leave it out.</summary>
    /// <param name="field">The field's name.</param>
    public string? InvalidAt(string field) => WrongAt(field) is null ? null : "true";

    /// <summary>For <c>aria-describedby</c>: what is wrong (<c>co-…-wrong</c>) before the hint (<c>co-…-hint</c>). Null: neither is there, leave it out.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="hasHint">Whether there is a hint.</param>
    public string? DescribedBy(string field, bool hasHint = false)
    {
        string?[] ids = [WrongAt(field) is null ? null : $"co-{field}-wrong", hasHint ? $"co-{field}-hint" : null];
        return string.Join(' ', ids.OfType<string>()) is { Length: > 0 } described ? described : null;
    }
}
