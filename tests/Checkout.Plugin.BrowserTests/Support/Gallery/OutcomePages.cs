namespace Checkout.Plugin.Tests;

// The result page and the return interstitial in each status. The phone number selects the outcome in the emulator.
internal static class OutcomePages
{
    public static IReadOnlyDictionary<string, Func<Visit, Task>> All { get; } =
        new Dictionary<string, Func<Visit, Task>>(StringComparer.Ordinal)
        {
            ["interstitial-return"] = visit => ToInterstitialAsync(visit, "approve", "return"),
            ["interstitial-cancel"] = visit => ToInterstitialAsync(visit, "cancel", "cancel"),
            ["pending-hosted"] = async visit =>
            {
                await PaysAtTheGatewayAsync(visit, Numbers.NeverAnsweredAtTheGateway);
                await visit.FindsAsync("[data-payment-status=pending]");
            },
            ["pending-left"] = async visit =>
            {
                await visit.ToGatewayAsync();
                await visit.DecidesAsync("cancel");
                await visit.FindsAsync("[data-payment-status=pending]");
            },
            ["pending-push"] = visit => EndsAsync(visit, "pending", Numbers.NeverAnswered, Numbers.Moov),
            ["pending-dial"] = visit => EndsAsync(visit, "pending", "05 00 99 00 03", "MTN CI"),
            ["pending-code"] = visit => EndsAsync(visit, "pending", "70 99 00 03", "ORANGE BURKINA", "123456"),
            ["pending-wallet"] = async visit =>
            {
                await visit.ToSummaryAsync();
                await visit.ChoosesWalletAsync("64 99 00 03");
                await visit.PaysAsync();
                await visit.FindsAsync("[data-checkout-code-sent]");
                await visit.EntersCodeAsync(await visit.WalletCodeAsync("64 99 00 03"));
                await visit.PaysAsync();
                await visit.FindsAsync("[data-payment-status=pending]");
            },
            ["paid"] = visit => visit.BuysAsync(),
            ["paid-duplicate"] = async visit =>
            {
                var (id, page) = await ReplacesAsync(visit, "60 00 30 01");
                await visit.DecidesAsync("approve");
                await visit.FindsAsync("[data-payment-status=paid] a[data-order-link]");
                await visit.AnswersThePhoneAsync(id);
                await visit.Page.GotoAsync(page);
                await visit.ReloadsUntilAsync("[data-payment-status=paid]");
            },
            ["replaced"] = async visit =>
            {
                var (_, page) = await ReplacesAsync(visit, "60 00 30 02");
                await visit.Page.GotoAsync(page);
            },
            ["not-completed"] = visit => EndsAsync(visit, "not-completed", "60 99 00 02", Numbers.Moov),
            ["review"] = visit => EndsAsync(visit, "review", "60 99 00 10", Numbers.Moov),
            ["unknown"] = visit => EndsAsync(visit, "unknown", "60 99 00 15", Numbers.Moov),
            ["stopped"] = async visit =>
            {
                await visit.PaysByMobileAsync("70 00 30 03", "ORANGE BURKINA", Numbers.WrongCode);
                await visit.Page.GotoAsync($"checkout/payments/{await visit.LastRefusedAsync()}");
                await visit.FindsAsync("[data-payment-status=not-completed]");
            },
            ["pending-elsewhere"] = async visit =>
            {
                await All!["pending-push"](visit);
                await OpensInAnotherBrowserAsync(visit);
            },
            ["paid-elsewhere"] = async visit =>
            {
                await visit.BuysAsync();
                await OpensInAnotherBrowserAsync(visit);
            },
            ["not-found"] = visit => visit.Page.GotoAsync($"checkout/payments/{Numbers.UnknownPayment}"),
        };

    // Blocks the automatic refresh. The script still reloads the page after a change.
    public static async Task ReachAsync(Visit visit, string pageName)
    {
        await visit.StopsAtAsync("*/checkout/payments/*");
        await All[pageName](visit);
    }

    public static async Task EndsAsync(Visit visit, string status, string number, string named, string? code = null)
    {
        await visit.PaysByMobileAsync(number, named, code);
        await visit.FindsAsync($"[data-payment-status={status}]");
    }

    public static async Task PaysAtTheGatewayAsync(Visit visit, string number)
    {
        await visit.ToGatewayAsync();
        await visit.Page.Locator("[name=number]").FillAsync(number);
        await visit.DecidesAsync("approve");
    }

    private static async Task ToInterstitialAsync(Visit visit, string action, string address)
    {
        await visit.StopsAtAsync($"*/checkout/{address}/*");
        await visit.ToGatewayAsync();
        await visit.DecidesAsync(action);
        await visit.FindsAsync("[data-checkout-continue]");
    }

    // Another browser opens the same address.
    private static async Task OpensInAnotherBrowserAsync(Visit visit)
    {
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.ReloadAsync();
        await visit.FindsAsync("[data-payment-status]");
    }

    // Replaces a prompt on the phone by the gateway's page. Returns the id and the page of the first payment.
    private static async Task<(string Id, string Page)> ReplacesAsync(Visit visit, string number)
    {
        await visit.PaysByMobileAsync(number, Numbers.Moov);
        var first = (await visit.PaymentIdAsync(), visit.Page.Url);
        await visit.ClicksAsync("[data-checkout-retry]");
        await visit.PaysAsync();
        await visit.FindsAsync("form[data-payer-action=approve]");
        return first;
    }
}
