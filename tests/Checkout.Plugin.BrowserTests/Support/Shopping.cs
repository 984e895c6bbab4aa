using Microsoft.Playwright;

namespace Checkout.Plugin.Tests;

// A visitor's steps between the shelf and the payment.
internal static class Shopping
{
    private static readonly string[] Some = ["danfani"];

    public static async Task FillsBasketAsync(this Visit visit, params string[] skus)
    {
        await visit.Page.GotoAsync("");
        foreach (var sku in skus.DefaultIfEmpty(Some[0]))
        {
            await visit.ClicksAsync($"form[data-add-to-basket={sku}] :is(button, [type=submit])");
            await visit.FindsAsync($"#{sku} .added");
        }

        await visit.ClicksAsync(".added a");
        await visit.FindsAsync("a[data-checkout-start]");
    }

    public static async Task ToSummaryAsync(this Visit visit, params string[] skus)
    {
        await visit.FillsBasketAsync(skus);
        await visit.ClicksAsync("a[data-checkout-start]");
        await visit.FindsAsync("form[data-checkout-form=pay]");
    }

    public static async Task ToGatewayAsync(this Visit visit)
    {
        await visit.ToSummaryAsync();
        await visit.PaysAsync();
        await visit.FindsAsync("form[data-payer-action=approve]");
    }

    public static async Task ChoosesMobileAsync(this Visit visit, string number, string named)
    {
        await visit.Page.Locator("[name=method][value=mobile]").CheckAsync();
        var choice = visit.Page.Locator($"[name=operator][value='{named}']");
        if (!await choice.IsVisibleAsync())
        {
            await visit.ClicksAsync(".co-others summary");
        }

        await choice.CheckAsync();
        await visit.Page.Locator("[name=phone]").FillAsync(number);
    }

    public static async Task ChoosesWalletAsync(this Visit visit, string number)
    {
        await visit.Page.Locator("[name=method][value=wallet]").CheckAsync();
        await visit.Page.Locator("[name=phone]").FillAsync(number);
    }

    public static Task PaysAsync(this Visit visit) => visit.ClicksAsync("form[data-checkout-form=pay] .co-button");

    // The second press comes while the first one waits for the gateway.
    public static async Task PressesTwiceAsync(this Visit visit)
    {
        await visit.ToSummaryAsync();
        await visit.MakesTheGatewaySlowAsync();
        await visit.Page.EvaluateAsync(
            """
            () => {
              const form = document.querySelector("[data-checkout-form=pay]");
              fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
            }
            """);
        await visit.GatewayIsAtWorkAsync();
        await visit.PaysAsync();
        await visit.FindsAsync("form[data-checkout-again]");
    }

    // Waits for the result page or a problem.
    public static async Task PaysByMobileAsync(this Visit visit, string number, string named, string? code = null)
    {
        await visit.ToSummaryAsync();
        await visit.ChoosesMobileAsync(number, named);
        await (code is null ? Task.CompletedTask : visit.EntersCodeAsync(code));
        await visit.PaysAsync();
        await visit.FindsAsync("[data-payment-status], [data-checkout-problem]");
    }

    public static Task EntersCodeAsync(this Visit visit, string code) => visit.Page.Locator("[name=otp]").FillAsync(code);

    // On the gateway's page: approve, decline or cancel.
    public static Task DecidesAsync(this Visit visit, string action) =>
        visit.ClicksAsync($"form[data-payer-action={action}] :is(button, [type=submit])");

    public static async Task BuysAsync(this Visit visit)
    {
        await visit.ToGatewayAsync();
        await visit.DecidesAsync("approve");
        await visit.FindsAsync("[data-payment-status=paid] a[data-order-link]");
    }
}
