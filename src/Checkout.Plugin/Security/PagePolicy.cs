namespace LigdiCash.Checkout.Security;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class CheckoutEndpointAttribute(string policy) : Attribute
{
    // The Content-Security-Policy of the response, unless the page claims another one.
    public string Policy => policy;

    // The action sets Cache-Control itself.
    public bool IsCacheable { get; init; }
}

// Content-Security-Policy values. No page has inline styles or scripts.
internal static class PagePolicy
{
    // The shop's layout may load scripts and styles from anywhere, so only framing is forbidden.
    public const string InLayout = "frame-ancestors 'none'";

    // For responses that are not pages.
    public const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    // Images and fonts may be the shop's.
    public const string Links = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public const string Forms = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        + "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
