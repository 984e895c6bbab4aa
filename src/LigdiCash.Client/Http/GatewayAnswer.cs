using System.Text.Json;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Http;

// Body is null when the answer exceeded the size limit.
internal sealed record GatewayAnswer(int HttpStatus, byte[]? Body, TimeSpan? RetryAfter)
{
    // Whether the gateway accepted the keys of the call. Null: the answer does not say. A status outweighs the code, as in a confirm.
    public bool? AcceptsKeys
    {
        get
        {
            using var json = Body is null ? null : GatewayJson.TryParse(Body, GatewayJson.Strict);
            if (json?.RootElement is not { ValueKind: JsonValueKind.Object } root)
            {
                return null;
            }

            return (root.Text("response_code"), Refusal.SubCode(root), root.Text("status")) switch
            {
                ("00", _, _) or ("01", _, not null) when IsSuccess => true,
                ("01", "00", _) when IsSuccess || MayRefuse => false,
                _ => null,
            };
        }
    }

    public bool IsTransient => HttpStatus is 408 or 429 or >= 500;

    // A body with another status cannot create or pay anything.
    public bool IsSuccess => HttpStatus is >= 200 and <= 299;

    // The HTTP status of refusals is undocumented: 200 was observed, and most gateways send 4xx.
    private bool MayRefuse => HttpStatus is >= 400 and <= 499 && !IsTransient;

    public JsonDocument Parse(GatewayEndpoint endpoint) => Parse(endpoint, Refusal.IsIn, "response_code");

    // One of the fields identifies a body of the gateway. A 4xx answer can only refuse; other error statuses carry no information.
    public JsonDocument Parse(GatewayEndpoint endpoint, Func<JsonElement, bool> refuses, params string[] fields)
    {
        var json = Body is null || !(IsSuccess || MayRefuse) ? null : GatewayJson.TryParse(Body, GatewayJson.Strict);
        if (json?.RootElement is { ValueKind: JsonValueKind.Object } root
            && fields.Any(field => root.TryGetProperty(field, out _))
            && (IsSuccess || refuses(root)))
        {
            return json;
        }

        json?.Dispose();
        throw IsTransient ? endpoint.Unreachable($"HTTP {HttpStatus}", RetryAfter) : endpoint.Unreadable($"HTTP {HttpStatus} {Detail}");
    }

    private string Detail => this switch
    {
        { Body: null } => "with more than 256 KB",
        { IsSuccess: true } => "without a valid body",
        { MayRefuse: true } => "without a valid refusal",
        _ => "is no answer",
    };
}
