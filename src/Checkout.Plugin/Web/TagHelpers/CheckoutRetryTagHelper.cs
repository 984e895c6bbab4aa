namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-retry reference="…"&gt;Try again&lt;/checkout-retry&gt;</c>: a link to pay again after a failed attempt.
/// Renders nothing where another attempt could pay twice. Without content its text is in the shopper's language.</summary>
[HtmlTargetElement("checkout-retry", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutRetryTagHelper : TagHelper
{
    /// <summary>The cart's reference. Required.</summary>
    public string Reference { get; set; } = "";

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (http, services) = (ViewContext.HttpContext, ViewContext.HttpContext.RequestServices);
        if (await services.GetRequiredService<ICheckout>().FindAsync(Reference, http.RequestAborted) is not { MayBeTriedAgain: true })
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", services.GetRequiredService<CheckoutUrls>().Summary(http, Reference));
        output.Attributes.SetAttribute("data-checkout-retry", "");
        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
        {
            output.Content.SetContent(services.GetRequiredService<CheckoutTexts>()["result.retry"]);
        }
    }
}
