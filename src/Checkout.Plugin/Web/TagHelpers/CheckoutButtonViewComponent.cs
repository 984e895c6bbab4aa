namespace LigdiCash.Checkout;

/// <summary>The button without tag helpers: <c>@await Component.InvokeAsync("CheckoutButton", new { reference })</c>.</summary>
[ViewComponent(Name = "CheckoutButton")]
public sealed class CheckoutButtonViewComponent : ViewComponent
{
    /// <summary>Renders the button.</summary>
    /// <param name="reference">The cart's reference. Null: the shopper's current cart.</param>
    /// <param name="label">The button's text. Null: "Go to payment" in the shopper's language.</param>
    public IViewComponentResult Invoke(string? reference = null, string? label = null) =>
        View("/Views/CheckoutPlugin/Button.cshtml", new CheckoutButtonView(reference, label));
}

internal sealed record CheckoutButtonView(string? Reference, string? Label);
