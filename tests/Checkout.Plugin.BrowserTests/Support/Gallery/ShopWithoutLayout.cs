namespace Checkout.Plugin.Tests;

// The checkout's pages have no layout.
public sealed class ShopWithoutLayout : ChromiumShop
{
    protected override IDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings, StringComparer.Ordinal) { ["Checkout__Layout"] = "" };
}
