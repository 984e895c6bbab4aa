namespace Checkout.Plugin.Tests;

// Payments expire after seconds instead of a day.
public sealed class ShopWithShortExpiry : ChromiumShop
{
    protected override IDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings, StringComparer.Ordinal)
    {
        ["Checkout__Reconciliation__FirstCheckAfter"] = "00:00:01",
        ["Checkout__Reconciliation__Interval"] = "00:00:01",
        ["Checkout__Reconciliation__ExpireAfter"] = "00:00:03",
    };
}
