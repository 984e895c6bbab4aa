namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-retry reference="…"&gt;Try again&lt;/checkout-retry&gt;</c>: a link to pay again after a failed attempt.
/// Renders nothing where another attempt could pay twice. Without content its text is in the shopper's language.</summary>
[HtmlTargetElement("checkout-retry", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutRetryTagHelper : CheckoutTagHelper
{
    /// <summary>The cart's reference. Required.</summary>
    public string Reference { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (await FindAsync(Reference) is { MayBeTriedAgain: true })
        {
            await WriteLinkAsync(output, Reference, "data-checkout-retry", "result.retry");
        }
        else
        {
            output.SuppressOutput();
        }
    }
}
