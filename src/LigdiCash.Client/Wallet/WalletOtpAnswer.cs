using System.Text.Json;
using LigdiCash.Client.Http;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Wallet;

internal static class WalletOtpAnswer
{
    // The field error decides. Without it, a body in the form of the other endpoints means that the call failed.
    public static WalletOtp Read(GatewayAnswer answer)
    {
        var endpoint = GatewayEndpoint.RequestWalletOtp;
        using var json = answer.Parse(endpoint, Refuses, "error", "response_code");
        var root = json.RootElement;
        if (root.TryGetProperty("error", out var error))
        {
            var failed = Flag(error) ?? throw endpoint.Unreadable("a field error that is neither true nor false");
            return new WalletOtp(!failed, Message(root));
        }

        throw root.Text("response_code") == "01"
            ? Refusal.From(root, endpoint)
            : endpoint.Unreadable("neither a field error nor the response_code 01");
    }

    private static bool Refuses(JsonElement root) => root.TryGetProperty("error", out var error) ? Flag(error) == true : Refusal.IsIn(root);

    private static bool? Flag(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when GatewayJson.Scalar(error) is "true" => true,
        JsonValueKind.String when GatewayJson.Scalar(error) is "false" => false,
        _ => null,
    };

    private static string? Message(JsonElement root) => WireText.Of(root.Text("message")) is { Length: > 0 } message ? message : null;
}
