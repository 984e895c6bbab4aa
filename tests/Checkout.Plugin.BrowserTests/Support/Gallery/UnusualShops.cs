namespace Checkout.Plugin.Tests;

// Payments expire after seconds instead of a day.
public sealed class HastyShop : ChromiumShop
{
    protected override IDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings, StringComparer.Ordinal)
    {
        ["Checkout__Reconciliation__FirstCheckAfter"] = "00:00:01",
        ["Checkout__Reconciliation__Interval"] = "00:00:01",
        ["Checkout__Reconciliation__ExpireAfter"] = "00:00:03",
    };
}

// The database's address is unreachable.
public sealed class ShopWithoutDatabase : ChromiumShop
{
    protected override IDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Shop"] = "Host=127.0.0.1;Port=9;Username=nobody;Database=nothing;Timeout=2",
    };
}

// The checkout's pages have no layout.
public sealed class ShopWithoutLayout : ChromiumShop
{
    protected override IDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings, StringComparer.Ordinal) { ["Checkout__Layout"] = "" };
}

// The gateway has thirty seconds to answer.
public sealed class ShopOfPatience : ChromiumShop
{
    protected override IDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings, StringComparer.Ordinal) { ["Checkout__LigdiCash__Timeout"] = "00:00:30" };
}
