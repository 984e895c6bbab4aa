namespace Checkout.Plugin.Tests.Journeys;

// Payments with no callback or with many, and slow processing.
internal static class StatusCheckSteps
{
    public static Task<Shop> OpenAsync(Store store, int perSecond) => Shop.OpenAsync(new()
    {
        Store = store,
        Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02", ["Checkout:Reconciliation:MaxConfirmsPerSecond"] = $"{perSecond}" },
    });

    // Paid, but all callbacks are lost.
    public static async Task<List<string>> PaysWithoutCallbackAsync(this Shop shop, int payments)
    {
        await shop.Gateway.LosesCallbacksAsync();
        var ids = new List<string>();
        for (var payment = 0; payment < payments; payment++)
        {
            ids.Add(await shop.OpensPaymentAsync());
            await shop.Gateway.ApprovesAsync(ids[^1]);
        }

        return ids;
    }

    public static async Task SettlesSlowlyAsync(this Shop shop, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await shop.ProcessesDueWorkAsync();
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public static async Task CallsBackAsync(this Shop shop, string id)
    {
        using var answer = await shop.PostsAsync("checkout/callback", new StringContent($$"""{"transaction_id":"{{id}}"}"""));
        answer.EnsureSuccessStatusCode();
    }
}
