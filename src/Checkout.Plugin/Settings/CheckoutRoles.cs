namespace LigdiCash.Checkout.Settings;

// What this process does for the shop. Set while the services are registered.
internal sealed class CheckoutRoles
{
    // Empty: this process has no pages.
    public List<ServiceDescriptor> Web { get; } = [];
    public bool ServesWeb => Web.Count > 0;
    public bool Fulfills { get; set; } = true;

    // Null: the handler is a delegate.
    public Type? Handler { get; set; }
}
