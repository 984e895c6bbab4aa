using System.Text.Json;

namespace LigdiCash.Client;

// A body of null was longer than anything the gateway has to say.
internal sealed record GatewayAnswer(int HttpStatus, byte[]? Body, TimeSpan? RetryAfter)
{
    // What it says about the keys that came with the call; null: nothing. A status outweighs the code, here as in a confirm.
    public bool? TakesKeys
    {
        get
        {
            using var json = Body is null ? null : GatewayJson.TryParse(Body, GatewayJson.Strict);
            return json?.RootElement is not { ValueKind: JsonValueKind.Object } root ? null : (root.Text("response_code"), Refusal.SubCode(root), root.Text("status")) switch
            {
                ("00", _, _) or ("01", _, not null) => true,
                ("01", "00", _) => false,
                _ => null,
            };
        }
    }

    public bool IsPassing => HttpStatus is 429 or >= 500;

    // The HTTP status of refusals is undocumented, so the body has the word whenever it is the gateway's own.
    public JsonDocument Parse(GatewayEndpoint endpoint) => Parse(endpoint, "response_code");

    // Any one of the fields marks a body as the gateway's own.
    public JsonDocument Parse(GatewayEndpoint endpoint, params string[] marks)
    {
        var json = Body is null ? null : GatewayJson.TryParse(Body, GatewayJson.Strict);
        if (json?.RootElement is { ValueKind: JsonValueKind.Object } root && marks.Any(mark => root.TryGetProperty(mark, out _)))
        {
            return json;
        }

        json?.Dispose();
        throw IsPassing
            ? endpoint.Unreachable($"HTTP {HttpStatus}", RetryAfter)
            : endpoint.Unreadable(Body is null ? $"HTTP {HttpStatus} with more than 256 KB" : $"HTTP {HttpStatus} without a valid body");
    }
}
