namespace Checkout.Plugin;

/// The summary page: what is bought, what it costs, who pays, and what is wrong.
internal sealed record SummaryView(Cart Cart, string? Reference, Payer Payer, IReadOnlyList<string> Problems)
{
    /// One key per rendered form: whatever is done with this form twice is the same press of Pay.
    public string CheckoutKey { get; } = CheckoutId.New();

    /// So that nobody pays a price that they did not see. It only compares; the price itself never comes from the form.
    public string CartSeen => Cart.Digest;
}
