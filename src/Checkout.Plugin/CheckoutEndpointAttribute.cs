namespace Checkout.Plugin;

// Marks what is ours among the shop's endpoints.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class CheckoutEndpointAttribute(string policy) : Attribute
{
    // What its answers may do in a browser, unless the page itself says otherwise.
    public string Policy => policy;

    // The same for everybody and for ever: it says itself how long.
    public bool IsCacheable { get; init; }
}
