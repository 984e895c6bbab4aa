using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;

namespace LigdiCash.Checkout;

/// <summary><c>&lt;checkout-status reference="…" /&gt;</c>: a purchase's payment status, in words. Nothing without a payment.</summary>
[HtmlTargetElement("checkout-status", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutStatusTagHelper : CheckoutTagHelper
{
    /// <summary>The cart's reference. Required.</summary>
    public string Reference { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (await FindAsync(Reference) is not { } payment)
        {
            output.SuppressOutput();
            return;
        }

        Open(output, "span");
        output.AddClass("co-status", HtmlEncoder.Default);
        output.Attributes.SetAttribute("data-checkout-status", PaymentView.WordOf(payment));
        output.Content.SetContent(Get<CheckoutTexts>()[TextKey(payment)]);
    }

    private static string TextKey(CheckoutPayment payment) => payment.Status switch
    {
        CheckoutPaymentStatus.Sending => "status.sending",
        CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned => "status.refused",
        _ => $"status.{PaymentView.WordOf(payment)}",
    };
}
