namespace LigdiCash.Checkout.Security;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class CheckoutEndpointAttribute(string policy) : Attribute
{
    // The Content-Security-Policy of the response, unless the page claims another one.
    public string Policy => policy;

    // The action sets Cache-Control itself.
    public bool IsCacheable { get; init; }
}
