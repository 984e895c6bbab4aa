namespace Checkout.Plugin.Tests;

// What takes a day elsewhere takes seconds here.
public sealed class HastyShop : ChromiumShop
{
    protected override IDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings, StringComparer.Ordinal)
    {
        ["Checkout__Reconciliation__FirstCheckAfter"] = "00:00:01",
        ["Checkout__Reconciliation__Interval"] = "00:00:01",
        ["Checkout__Reconciliation__ExpireAfter"] = "00:00:03",
    };
}

// Nobody listens where its database should be.
public sealed class ShopWithoutDatabase : ChromiumShop
{
    protected override IDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Shop"] = "Host=127.0.0.1;Port=9;Username=nobody;Database=nothing;Timeout=2",
    };
}

// It has no layout for the checkout, whose pages stand alone then.
public sealed class ShopWithoutLayout : ChromiumShop
{
    protected override IDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings, StringComparer.Ordinal) { ["Checkout__Layout"] = "" };
}

// It gives the gateway time for its answers.
public sealed class ShopOfPatience : ChromiumShop
{
    protected override IDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings, StringComparer.Ordinal) { ["Checkout__LigdiCash__Timeout"] = "00:00:30" };
}
