namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-money amount="…" /&gt;</c>: a formatted amount, as <c>12 500 F CFA</c>, the same in every culture.</summary>
[HtmlTargetElement("checkout-money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutMoneyTagHelper : TagHelper
{
    /// <summary>The amount, XOF. Required.</summary>
    public Money Amount { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "data";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("value", Amount.Amount);
        output.Attributes.SetAttribute("dir", "ltr");
        output.Content.SetContent(ViewContext.HttpContext.RequestServices.GetRequiredService<CheckoutTexts>().Money(Amount));
    }
}
