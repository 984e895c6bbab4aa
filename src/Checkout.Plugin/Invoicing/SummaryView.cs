using LigdiCash.Client;

namespace Checkout.Plugin;

/// The summary page: what is bought, what it costs, who pays and how, and what is wrong. Of what was filled in, the code is not shown again.
internal sealed record SummaryView(Cart Cart, PayForm Form, IReadOnlyList<string> Problems, WaysToPay Ways, bool AsksForCode)
{
    /// One key per rendered form: whatever is done with this form twice is the same press of Pay.
    public string CheckoutKey { get; } = CheckoutId.New();

    /// So that nobody pays a price that they did not see. It only compares; the price itself never comes from the form.
    public string CartSeen => Cart.Digest;

    public Payer Payer => Form.Payer;

    public bool OffersPhone => Ways.Offered.Any(way => way != PaymentMethods.Hosted);

    public IEnumerable<Operator> DialFirst => Ways.Mobile.SelectMany(country => country).Where(one => one is { Mode: ValidationMode.UssdOtp, UssdCode: not null });

    public bool IsChosen(PaymentMethods way) => string.Equals(Form.Method, way.ToString(), StringComparison.OrdinalIgnoreCase) || (Form.Method.Length == 0 && Ways.Offered[0] == way);
}
