using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

internal static class EmulatorCalls
{
    public static async Task<JsonObject> PostAsync(this EmulatorHost gateway, string path, JsonObject body)
    {
        using var response = await gateway.Client.PostAsJsonAsync(path, body);
        return await EmulatorHost.ReadAsync(response);
    }

    public static async Task<JsonObject> GetAsync(this EmulatorHost gateway, string path)
    {
        using var response = await gateway.Client.GetAsync(path);
        return await EmulatorHost.ReadAsync(response);
    }

    public static Task<JsonObject> DirectAsync(this EmulatorHost gateway, string customer, string otp = "") =>
        gateway.PostAsync(DirectOrder.Path, DirectOrder.From(customer, otp));

    public static Task<JsonObject> PlayAsync(this EmulatorHost gateway, string scenario, string customer = DirectOrder.MoovBurkina) =>
        gateway.PostAsync(DirectOrder.Path, DirectOrder.Playing(scenario, customer));

    public static async Task<string?> StatusAsync(this EmulatorHost gateway, JsonObject created)
    {
        await gateway.CallbacksAreDoneAsync();
        return (string?)(await gateway.ConfirmAsync((string)created["token"]!))["status"];
    }

    public static async Task PayAsync(this EmulatorHost gateway, string action = "approve", JsonObject? order = null)
    {
        var created = await gateway.CreateAsync(order);
        using var left = await gateway.ActAsync(created, action);
        await gateway.CallbacksAreDoneAsync();
    }

    public static async Task DecideAsync(this EmulatorHost gateway, string address)
    {
        using var response = await gateway.Client.PostAsync($"/_emulator/{address}", content: null);
        response.EnsureSuccessStatusCode();
    }

    public static async Task ChooseAsync(this EmulatorHost gateway, object rule)
    {
        using var response = await gateway.Client.PostAsJsonAsync("/_emulator/scenarios", rule);
        response.EnsureSuccessStatusCode();
    }

    public static void Refuses(this JsonObject answer, string code)
    {
        Assert.Equal("01", (string?)answer["response_code"]);
        Assert.Equal($"Echec (Code{code})", (string?)answer["response_text"]);
        Assert.Equal("", (string?)answer["token"]);
    }
}
