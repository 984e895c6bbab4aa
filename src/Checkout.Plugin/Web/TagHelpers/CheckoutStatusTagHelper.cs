using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;

namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-status reference="…" /&gt;</c>: a purchase's payment status, in words. Nothing without a payment.</summary>
[HtmlTargetElement("checkout-status", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutStatusTagHelper : TagHelper
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
        if (await http.RequestServices.GetRequiredService<ICheckout>().FindAsync(Reference, http.RequestAborted) is not { } payment)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("co-status", HtmlEncoder.Default);
        output.Attributes.SetAttribute("data-checkout-status", PaymentView.WordOf(payment));
        output.Content.SetContent(http.RequestServices.GetRequiredService<CheckoutTexts>()[TextKey(payment)]);
    }

    private static string TextKey(CheckoutPayment payment) => payment.Status switch
    {
        CheckoutPaymentStatus.Sending => "status.sending",
        CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned => "status.refused",
        _ => $"status.{PaymentView.WordOf(payment)}",
    };
}
