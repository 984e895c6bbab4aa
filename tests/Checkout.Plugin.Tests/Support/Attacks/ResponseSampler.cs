using System.Text;

namespace Checkout.Plugin.Tests.Attacks;

// Produces responses of every kind that the checkout has.
internal static class ResponseSampler
{
    // Paid, cancelled, refused, unreadable, oversized and unknown requests, and a request without a database.
    public static async Task<IReadOnlyList<HttpResponseMessage>> AllAsync(Shop shop, Browser browser, string prefix = "checkout")
    {
        var cart = Some.Cart();
        shop.Script.Carts[cart.Reference] = cart;
        await browser.OpenAsync(prefix);
        await browser.OpenAsync($"{prefix}?reference=one&reference=other");
        var summary = new SummaryPage(await browser.OpenAsync($"{prefix}?reference={cart.Reference}"));
        await summary.PressesPayAsync(("email", "nonsense"));
        await summary.PressesPayAsync(("checkoutKey", "nonsense"));
        await summary.PressesPayAsync(("firstName", new string('x', 70_000)));
        await summary.AsksAsync([], ("checkoutKey", CheckoutId.New()));
        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).CancelsAsync();
        var left = await interstitial.ContinuesAsync();
        await shop.Gateway.ApprovesAsync(left.PaymentId);
        await shop.SettlesAsync();
        await left.ReloadsAsync();
        await summary.PressesPayAsync();
        await RequestAllAsync(browser, prefix, left.PaymentId);
        await RequestAllAsync(browser, prefix, CheckoutId.New());
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO away");
        await browser.OpenAsync($"{prefix}/payments/{left.PaymentId}");
        await shop.Database.ExecuteAsync("ALTER TABLE away RENAME TO checkout_payment");
        return [.. browser.Answers];
    }

    public static async Task RequestAllAsync(Browser browser, string prefix, string id)
    {
        foreach (var path in PathsOf(id))
        {
            await browser.OpenAsync($"{prefix}/{path}");
        }

        await PostCallbackAsync(browser, $"{prefix}/callback", id);
        await PostCallbackAsync(browser, $"{prefix}/callback/{id}", id);
        await PostCallbackAsync(browser, $"{prefix}/payout-callback/{id}", id);
    }

    public static string[] PathsOf(string id) =>
        [$"payments/{id}", $"payments/{id}?left=1", $"payments/{id}?receipt=1", $"payments/{id}/status", $"return/{id}", $"cancel/{id}"];

    public static Task<Page> PostCallbackAsync(Browser browser, string path, string id) =>
        browser.GoAsync(() => new(HttpMethod.Post, new Uri(Shop.Home, path))
        {
            Content = new StringContent($$"""{"transaction_id":"{{id}}","status":"completed"}""", Encoding.UTF8, "application/json"),
        });

    public static string Header(this HttpResponseMessage answer, string name) =>
        string.Join(
            " | ",
            [
                .. answer.Headers.TryGetValues(name, out var values) ? values : [],
                .. answer.Content.Headers.TryGetValues(name, out var others) ? others : [],
            ]);

    // Status, headers and body as one text.
    public static async Task<string> WholeTextAsync(this HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode}\n{answer.Headers}{answer.Content.Headers}\n{await answer.Content.ReadAsStringAsync()}";
}
