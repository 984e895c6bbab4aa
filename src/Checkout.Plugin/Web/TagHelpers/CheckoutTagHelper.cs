namespace LigdiCash.Checkout;

/// <summary>The base of the checkout's tag helpers.</summary>
public abstract class CheckoutTagHelper : TagHelper
{
    private protected CheckoutTagHelper()
    {
    }

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected HttpContext Http => ViewContext.HttpContext;

    private protected T Get<T>() where T : notnull => Http.RequestServices.GetRequiredService<T>();

    private protected Task<CheckoutPayment?> FindAsync(string reference) => Get<ICheckout>().FindAsync(reference, Http.RequestAborted);

    private protected static void Open(TagHelperOutput output, string element) =>
        (output.TagName, output.TagMode) = (element, TagMode.StartTagAndEndTag);

    private protected async Task WriteLinkAsync(TagHelperOutput output, string? reference, string marker, string textKey)
    {
        Open(output, "a");
        output.Attributes.SetAttribute("href", Get<CheckoutUrls>().Summary(Http, reference));
        output.Attributes.SetAttribute(marker, "");
        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
        {
            output.Content.SetContent(Get<CheckoutTexts>()[textKey]);
        }
    }
}
