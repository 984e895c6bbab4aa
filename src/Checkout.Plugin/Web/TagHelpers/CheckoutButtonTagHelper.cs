namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-button reference="…"&gt;Pay&lt;/checkout-button&gt;</c>: a link from the shop's cart to the summary page.
/// It may be placed inside a form of the shop. Without content its text is "Go to payment" in the shopper's language.</summary>
[HtmlTargetElement("checkout-button", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutButtonTagHelper : CheckoutTagHelper
{
    /// <summary>The cart's reference. Null: the shopper's current cart. Format numbers with
    /// <see cref="CheckoutCart.ReferenceOf(long)"/>; a GUID may have dashes.</summary>
    public string? Reference { get; set; }

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        WriteLinkAsync(output, CheckoutId.Checked(Reference), "data-checkout-start", "button.pay");
}
