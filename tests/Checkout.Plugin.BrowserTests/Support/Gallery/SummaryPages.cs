namespace Checkout.Plugin.Tests;

// The pages between the basket and the payment.
internal static class SummaryPages
{
    public static IReadOnlyDictionary<string, Func<Visit, Task>> All { get; } =
        new Dictionary<string, Func<Visit, Task>>(StringComparer.Ordinal)
        {
            ["nothing-to-pay"] = visit => visit.Page.GotoAsync("checkout"),
            ["summary"] = visit => visit.ToSummaryAsync("danfani", "panier", "attieke"),
            ["summary-mobile"] = async visit =>
            {
                await visit.ToSummaryAsync();
                await visit.ChoosesMobileAsync("70 00 20 01", "ORANGE BURKINA");
            },
            ["summary-mobile-abroad"] = async visit =>
            {
                await visit.ToSummaryAsync();
                await visit.ChoosesMobileAsync("05 00 00 20 02", "MTN CI");
            },
            ["summary-wallet"] = async visit =>
            {
                await visit.ToSummaryAsync();
                await visit.ChoosesWalletAsync("70 00 20 03");
            },
            ["summary-wallet-code"] = visit => ToWalletCodeAsync(visit, "70 00 20 04"),
            ["summary-wallet-wrong"] = async visit =>
            {
                await ToWalletCodeAsync(visit, "70 00 20 05");
                await visit.EntersCodeAsync("111111");
                await visit.PaysAsync();
                await visit.FindsAsync("[data-checkout-problem]");
            },
            ["summary-problems"] = async visit =>
            {
                await visit.ToSummaryAsync();
                await visit.ChoosesMobileAsync("12", "ORANGE BURKINA");
                await visit.Page.Locator("[name=email]").FillAsync("moi@");
                await visit.PaysAsync();
                await visit.FindsAsync("[data-checkout-problem]");
            },
            ["summary-code-wrong"] = visit => visit.PaysByMobileAsync("70 00 20 06", "ORANGE BURKINA", Numbers.WrongCode),
            ["summary-try-again"] = async visit =>
            {
                await visit.ToSummaryAsync();
                await visit.BreaksTheGatewayAsync();
                await visit.PaysAsync();
                await visit.FindsAsync("[data-checkout-problem]");
            },
            ["summary-under-way"] = async visit =>
            {
                await visit.PaysByMobileAsync(Numbers.NeverAnswered, Numbers.Moov);
                await visit.ClicksAsync("[data-checkout-retry]");
                await visit.FindsAsync("[data-checkout-under-way]");
            },
            ["forwarding"] = async visit =>
            {
                await visit.StopsAtAsync("*/checkout/pay");
                await visit.ToSummaryAsync();
                await visit.PaysAsync();
                await visit.FindsAsync("[data-checkout-forward]");
            },
        };

    private static async Task ToWalletCodeAsync(Visit visit, string number)
    {
        await visit.ToSummaryAsync();
        await visit.ChoosesWalletAsync(number);
        await visit.PaysAsync();
        await visit.FindsAsync("[data-checkout-code-sent]");
    }
}
