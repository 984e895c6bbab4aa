using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

/// <summary><c>&lt;checkout-receipt reference="…" /&gt;</c>: what was paid, when and for what, with a QR code that leads to the payment's own page; prints on one page, up to some twenty-five lines. Nothing at all as long as the purchase is not paid, and where its money is to be returned.</summary>
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
        var http = ViewContext.HttpContext;
        if (await http.RequestServices.GetRequiredService<ICheckout>().FindAsync(Reference, http.RequestAborted) is { } payment
            && await http.RequestServices.GetRequiredService<FulfillmentStore>().FindWithPaymentAsync(payment.Id, http.RequestAborted) is var (paid, row)
            && ReceiptView.For(paid, row, http.RequestServices.GetRequiredService<CheckoutUrls>()) is { } receipt)
        {
            await WriteAsync(output, receipt);
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
