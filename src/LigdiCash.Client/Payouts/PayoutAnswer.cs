using System.Text.Json;
using LigdiCash.Client.Http;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Payouts;

internal static class PayoutAnswer
{
    // The documentation calls any code but 00 an error. Only 01 or a sub-code is a reliable refusal; after others the money may move.
    public static CreatedPayout Read(GatewayAnswer answer, GatewayEndpoint endpoint)
    {
        using var json = answer.Parse(endpoint);
        var root = json.RootElement;
        return root.Text("response_code") switch
        {
            "00" => Created(root) ?? throw endpoint.Unreadable("success without a token"),
            "01" => throw Refusal.From(root, endpoint),
            _ when Refusal.SubCode(root) is not null => throw Refusal.From(root, endpoint),
            _ => throw endpoint.Unreadable("a response_code that is neither 00 nor 01"),
        };
    }

    private static CreatedPayout? Created(JsonElement root) =>
        root.Text("token") is { } token && !string.IsNullOrWhiteSpace(token) ? new CreatedPayout(new Secret(token)) : null;
}
