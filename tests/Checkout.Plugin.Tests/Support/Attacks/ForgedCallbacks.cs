using System.Text;
using System.Text.Json.Nodes;

namespace Checkout.Plugin.Tests.Attacks;

// Callbacks that anyone can write who knows the gateway's documentation and an id.
internal static class ForgedCallbacks
{
    public static readonly string[] PaidStatuses =
        ["completed", "COMPLETED", "complete", "success", "paid", "approved", "00", "true", "1", "completed\u0000", ""];

    public static readonly string[] NotPaidStatuses =
    [
        "notcompleted", "nocompleted", "NotCompleted", "failed", "cancelled", "canceled", "refunded", "reversed", "chargeback", "expired",
        "01", "false",
    ];

    // Posts the callback in both encodings of the gateway.
    public static async Task SendsForgedAsync(this Shop shop, JsonObject body, string address = "checkout/callback")
    {
        foreach (var content in InBothEncodings(body))
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(3));
            (await shop.PostsAsync(address, content)).EnsureSuccessStatusCode();
            await shop.ProcessesDueWorkAsync();
        }
    }

    public static HttpContent[] InBothEncodings(JsonObject body) =>
        [new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), new FormUrlEncodedContent(body.Select(Pair))];

    public static JsonObject Callback(string id, string status, string token = "forged", string requestId = "P1", long amount = 12_500) =>
        new()
        {
            ["response_code"] = "00",
            ["status"] = status,
            ["amount"] = amount,
            ["montant"] = amount,
            ["external_id"] = id,
            ["transaction_id"] = id,
            ["request_id"] = requestId,
            ["token"] = token,
            ["invoiceToken"] = token,
            ["operator_name"] = "ORANGE BURKINA",
            ["custom_data"] = new JsonArray(new JsonObject { ["keyof_customdata"] = "transaction_id", ["valueof_customdata"] = id }),
        };

    private static KeyValuePair<string, string> Pair(KeyValuePair<string, JsonNode?> member) =>
        new(member.Key, member.Value is JsonArray entries ? entries.ToJsonString() : $"{member.Value}");
}
