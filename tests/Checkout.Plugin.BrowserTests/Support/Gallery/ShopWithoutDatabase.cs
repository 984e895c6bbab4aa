namespace Checkout.Plugin.Tests;

// The database's address is unreachable.
public sealed class ShopWithoutDatabase : ChromiumShop
{
    protected override IDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Shop"] = "Host=127.0.0.1;Port=9;Username=nobody;Database=nothing;Timeout=2",
    };
}
