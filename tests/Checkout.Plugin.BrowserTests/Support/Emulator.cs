using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests;

// Controls the emulator, whose address is on the shop's pages.
internal static class Emulator
{
    public static async Task AnswersThePhoneAsync(this Visit visit) => await visit.AnswersThePhoneAsync(await visit.PaymentIdAsync());

    // The payer approves on the phone. The shop's page updates by itself.
    public static Task AnswersThePhoneAsync(this Visit visit, string paymentId) =>
        PostAsync(visit, $"_emulator/invoices/{paymentId}/approve", new { });

    public static async Task<string> PaymentIdAsync(this Visit visit) =>
        (await visit.Page.Locator("[data-payment-id]").GetAttributeAsync("data-payment-id"))!;

    public static Task MakesTheGatewaySlowAsync(this Visit visit) =>
        PostAsync(visit, "_emulator/faults", new { endpoint = "create", fault = "slow", delay = "00:00:15", times = 1 });

    // Waits until the gateway has taken the slow request.
    public static async Task GatewayIsAtWorkAsync(this Visit visit)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await GetAsync(visit, "_emulator/faults")).Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    public static Task BreaksTheGatewayAsync(this Visit visit) =>
        PostAsync(visit, "_emulator/faults", new { endpoint = "create", fault = "status-500", times = 1 });

    public static async Task<string> WalletCodeAsync(this Visit visit, string number)
    {
        var digits = number.Replace(" ", "", StringComparison.Ordinal);
        var sent = (await GetAsync(visit, "_emulator/otps")).First(
            code => code!["number"]!.GetValue<string>().EndsWith(digits, StringComparison.Ordinal));
        return sent!["code"]!.GetValue<string>();
    }

    public static async Task<string> LastRefusedAsync(this Visit visit)
    {
        var refused = (await GetAsync(visit, "_emulator/ledger?endpoint=direct-create")).Last(
            entry => entry!["outcome"]?.GetValue<string>() == "Code15");
        return refused!["transactionId"]!.GetValue<string>();
    }

    private static async Task PostAsync(Visit visit, string path, object what)
    {
        using var emulator = await OfAsync(visit);
        using var answer = await emulator.PostAsJsonAsync(path, what, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<JsonArray> GetAsync(Visit visit, string path)
    {
        using var emulator = await OfAsync(visit);
        return (await emulator.GetFromJsonAsync<JsonArray>(path, TestContext.Current.CancellationToken))!;
    }

    private static async Task<HttpClient> OfAsync(Visit visit) =>
        new() { BaseAddress = new Uri((await visit.Page.Locator("[data-test-banner] a").GetAttributeAsync("href"))!) };
}
