namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-button reference="…"&gt;Pay&lt;/checkout-button&gt;</c>: a link from the shop's cart to the summary page.
/// It may be placed inside a form of the shop. Without content its text is "Go to payment" in the shopper's language.</summary>
[HtmlTargetElement("checkout-button", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutButtonTagHelper : TagHelper
{
    /// <summary>The cart's reference. Null: the shopper's current cart. Format numbers with
    /// <see cref="CheckoutCart.ReferenceOf(long)"/>; a GUID may have dashes.</summary>
    public string? Reference { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var services = ViewContext.HttpContext.RequestServices;
        var address = services.GetRequiredService<CheckoutUrls>().Summary(ViewContext.HttpContext, CheckoutId.Checked(Reference));
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", address);
        output.Attributes.SetAttribute("data-checkout-start", "");
        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
        {
            output.Content.SetContent(services.GetRequiredService<CheckoutTexts>()["button.pay"]);
        }
    }
}
