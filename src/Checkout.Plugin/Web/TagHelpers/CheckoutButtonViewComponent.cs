namespace LigdiCash.Checkout;

/// <summary>The button without tag helpers: <c>@await Component.InvokeAsync("CheckoutButton", new { reference })</c>.</summary>
[ViewComponent(Name = "CheckoutButton")]
public sealed class CheckoutButtonViewComponent : ViewComponent
{
    /// <summary>Renders the button.</summary>
    /// <param name="reference">The cart's reference: a text, a number or a GUID. Null: the shopper's current cart.</param>
    /// <param name="label">The button's text. Null: "Go to payment" in the shopper's language.</param>
    public IViewComponentResult Invoke(object? reference = null, string? label = null)
    {
        var text = reference is Guid id ? CheckoutCart.ReferenceOf(id) : Convert.ToString(reference, CultureInfo.InvariantCulture);
        return View("/Views/CheckoutPlugin/Button.cshtml", new CheckoutButtonView(text is { Length: > 0 } ? text : null, label));
    }
}

internal sealed record CheckoutButtonView(string? Reference, string? Label);
