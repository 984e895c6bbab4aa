using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;

namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-receipt reference="…" /&gt;</c>: the receipt of a purchase, with a QR code of the payment's page.
/// Up to about 25 lines fit on one printed page. Renders nothing if the purchase is not paid or its money is to be refunded.
/// Browsers that did not press Pay see neither the cart lines nor the payer, as on the result page.</summary>
[HtmlTargetElement("checkout-receipt", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutReceiptTagHelper : CheckoutTagHelper
{
    /// <summary>The cart's reference. Required.</summary>
    public string Reference { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (await FindAsync(Reference) is not { } payment
            || await Get<FulfillmentStore>().FindWithPaymentAsync(payment.Id, Http.RequestAborted) is not var (paid, row)
            || ReceiptView.For(paid, row, Get<CheckoutUrls>()) is not { } receipt)
        {
            output.SuppressOutput();
            return;
        }

        var isPayers = Get<BrowserCookie>().DigestOf(Http) is { } browser && paid.IsOf(browser);
        var html = Get<IHtmlHelper>();
        ((IViewContextAware)html).Contextualize(ViewContext);
        Open(output, "div");
        output.AddClass("co", HtmlEncoder.Default);
        output.AddClass("co-alone", HtmlEncoder.Default);
        output.Content.SetHtmlContent(await html.PartialAsync(
            "/Views/CheckoutPlugin/_ReceiptAlone.cshtml", isPayers ? receipt : receipt with { Payment = paid.ForOthers() }));
    }
}
