namespace LigdiCash.Checkout.Web;

internal sealed record CheckoutButtonView(string? Reference, string? Label);
