namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-money amount="…" /&gt;</c>: a formatted amount, as <c>12 500 F CFA</c>, the same in every culture.</summary>
[HtmlTargetElement("checkout-money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutMoneyTagHelper : CheckoutTagHelper
{
    /// <summary>The amount, XOF. Required.</summary>
    public Money Amount { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Open(output, "data");
        output.Attributes.SetAttribute("value", Amount.Amount);
        output.Attributes.SetAttribute("dir", "ltr");
        output.Content.SetContent(Get<CheckoutTexts>().Money(Amount));
    }
}
