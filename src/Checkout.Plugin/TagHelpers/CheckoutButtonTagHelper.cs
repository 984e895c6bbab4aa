using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

/// <summary><c>&lt;checkout-button reference="…"&gt;Pay&lt;/checkout-button&gt;</c>: the way from the shop's cart to the summary page. A plain link,
/// so that it may stand inside a form of the shop's; the summary itself posts, with its own antiforgery field. Its own words, or none for "Go to payment".</summary>
[HtmlTargetElement("checkout-button", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckoutButtonTagHelper : TagHelper
{
    /// <summary>The cart's reference; <see cref="CheckoutCart.ReferenceOf(long)"/> and <see cref="CheckoutCart.ReferenceOf(Guid)"/> write numbers and GUIDs. Null: the shopper's current cart.</summary>
    public string? Reference { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var services = ViewContext.HttpContext.RequestServices;
        var address = services.GetRequiredService<CheckoutUrls>().Summary(ViewContext.HttpContext, Reference);
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", address);
        output.Attributes.SetAttribute("data-checkout-start", "");
        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
        {
            output.Content.SetContent(services.GetRequiredService<CheckoutTexts>()["button.pay"]);
        }
    }
}
