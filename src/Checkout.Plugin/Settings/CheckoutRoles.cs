namespace LigdiCash.Checkout.Settings;

// What this process does for the shop. Set while the services are registered.
internal sealed class CheckoutRoles(IReadOnlyList<ServiceDescriptor> web)
{
    public bool ServesWeb { get; private set; } = true;
    public bool Fulfills { get; set; } = true;

    // Returns the services of the pages, once.
    public IReadOnlyList<ServiceDescriptor> RemoveWeb()
    {
        (var removed, ServesWeb) = (ServesWeb ? web : [], false);
        return removed;
    }
}
