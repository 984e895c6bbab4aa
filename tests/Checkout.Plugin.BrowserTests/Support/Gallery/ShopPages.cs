namespace Checkout.Plugin.Tests;

// The shop's own pages, and how a visitor reaches them.
internal static class ShopPages
{
    public static IReadOnlyDictionary<string, Func<Visit, Task>> All { get; } =
        new Dictionary<string, Func<Visit, Task>>(StringComparer.Ordinal)
        {
            ["shelf"] = visit => visit.Page.GotoAsync(""),
            ["shelf-added"] = async visit =>
            {
                await visit.Page.GotoAsync("");
                await visit.ClicksAsync("form[data-add-to-basket=miel] button");
                await visit.FindsAsync("#miel .added");
            },
            ["product"] = visit => visit.Page.GotoAsync("products/panier"),
            ["basket-empty"] = visit => visit.Page.GotoAsync("basket"),
            ["basket"] = visit => visit.FillsBasketAsync("danfani", "panier", "attieke"),
            ["orders-empty"] = visit => visit.Page.GotoAsync("orders"),
            ["orders"] = async visit =>
            {
                await visit.BuysAsync();
                await visit.PaysByMobileAsync(Numbers.NeverAnswered, Numbers.Moov);
                await visit.Page.GotoAsync("orders");
            },
            ["order"] = async visit =>
            {
                await visit.BuysAsync();
                await visit.ClicksAsync("a[data-order-link]");
                await visit.FindsAsync("[data-order-status=paid]");
            },
            ["order-awaited"] = async visit =>
            {
                await visit.PaysByMobileAsync(Numbers.NeverAnswered, Numbers.Moov);
                await visit.Page.GotoAsync("orders");
                await visit.ClicksAsync(".orders a");
                await visit.FindsAsync("[data-order-status=awaiting]");
            },
            ["not-here"] = visit => visit.Page.GotoAsync("nothing-here"),
        };
}
