using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;

namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-receipt reference="…" /&gt;</c>: the receipt of a purchase, with a QR code of the payment's page.
/// Up to about 25 lines fit on one printed page. Renders nothing if the purchase is not paid or its money is to be refunded.
/// Browsers that did not press Pay see neither the cart lines nor the payer, as on the result page.</summary>
[HtmlTargetElement("checkout-receipt", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutReceiptTagHelper : TagHelper
{
    /// <summary>The cart's reference. Required.</summary>
    public string Reference { get; set; } = "";

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (services, aborted) = (ViewContext.HttpContext.RequestServices, ViewContext.HttpContext.RequestAborted);
        if (await services.GetRequiredService<ICheckout>().FindAsync(Reference, aborted) is { } payment
            && await services.GetRequiredService<FulfillmentStore>().FindWithPaymentAsync(payment.Id, aborted) is var (paid, row)
            && ReceiptView.For(paid, row, services.GetRequiredService<CheckoutUrls>()) is { } receipt)
        {
            var browser = services.GetRequiredService<BrowserCookie>().DigestOf(ViewContext.HttpContext);
            var isPayers = browser is not null && paid.IsOf(browser);
            await WriteAsync(output, isPayers ? receipt : receipt with { Payment = paid.ForOthers() });
        }
        else
        {
            output.SuppressOutput();
        }
    }

    private async Task WriteAsync(TagHelperOutput output, ReceiptView receipt)
    {
        var html = ViewContext.HttpContext.RequestServices.GetRequiredService<IHtmlHelper>();
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("co", HtmlEncoder.Default);
        output.AddClass("co-alone", HtmlEncoder.Default);
        output.Content.SetHtmlContent(await html.PartialAsync("/Views/CheckoutPlugin/_ReceiptAlone.cshtml", receipt));
    }
}
