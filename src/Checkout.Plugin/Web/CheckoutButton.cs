using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LigdiCash.Checkout;

/// <summary><c>&lt;CheckoutButton Reference="…"&gt;Pay&lt;/CheckoutButton&gt;</c> in a .razor file: a link from the shop's cart to the
/// summary page, as <see cref="CheckoutButtonTagHelper"/> writes it. Without content its text is "Go to payment" in the shopper's
/// language.</summary>
public sealed class CheckoutButton : ComponentBase
{
    /// <summary>The cart's reference. Null: the shopper's current cart. Format numbers and GUIDs with
    /// <see cref="CheckoutCart.ReferenceOf(long)"/> and <see cref="CheckoutCart.ReferenceOf(Guid)"/>.</summary>
    [Parameter]
    public string? Reference { get; set; }

    /// <summary>The label. Null: "Go to payment" in the shopper's language.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Other attributes of the link, such as <c>class</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    // Null in interactive components.
    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Inject]
    private CheckoutUrls Urls { get; set; } = null!;

    [Inject]
    private CheckoutTexts Texts { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "a");
        builder.AddMultipleAttributes(1, Attributes);
        builder.AddAttribute(2, "href", Urls.Summary(Context, CheckoutId.Checked(Reference)));
        builder.AddAttribute(3, "data-checkout-start", "");
        // The summary page is not a component, so enhanced navigation would request it twice.
        builder.AddAttribute(4, "data-enhance-nav", "false");
        if (ChildContent is null)
        {
            builder.AddContent(5, Texts["button.pay"]);
        }
        else
        {
            builder.AddContent(6, ChildContent);
        }

        builder.CloseElement();
    }
}
