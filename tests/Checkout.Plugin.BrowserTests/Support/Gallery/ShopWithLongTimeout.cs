namespace Checkout.Plugin.Tests;

// The gateway has thirty seconds to answer.
public sealed class ShopWithLongTimeout : ChromiumShop
{
    protected override IDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings, StringComparer.Ordinal) { ["Checkout__LigdiCash__Timeout"] = "00:00:30" };
}
