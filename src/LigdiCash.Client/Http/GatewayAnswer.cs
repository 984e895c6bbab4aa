using System.Text.Json;

namespace LigdiCash.Client;

// A body of null was longer than anything the gateway has to say.
internal sealed record GatewayAnswer(int HttpStatus, byte[]? Body, TimeSpan? RetryAfter)
{
    // What the answer says about the keys of the call; null: nothing. A status outweighs the code, here as in a confirm.
    public bool? TakesKeys
    {
        get
        {
            using var json = Body is null ? null : GatewayJson.TryParse(Body, GatewayJson.Strict);
            return json?.RootElement is not { ValueKind: JsonValueKind.Object } root ? null : (root.Text("response_code"), Refusal.SubCode(root), root.Text("status")) switch
            {
                ("00", _, _) or ("01", _, not null) when IsSuccess => true,
                ("01", "00", _) when IsSuccess || MayRefuse => false,
                _ => null,
            };
        }
    }

    // The gateway, or a machine in front of it, could not answer. Another call may.
    public bool IsPassing => HttpStatus is 408 or 429 or >= 500;

    // Only with such a status can a body say that something exists or was paid.
    public bool IsSuccess => HttpStatus is >= 200 and <= 299;

    // The HTTP status of refusals is undocumented: 200 as far as anybody has seen, and 4xx as most gateways do it.
    private bool MayRefuse => HttpStatus is >= 400 and <= 499 && !IsPassing;

    public JsonDocument Parse(GatewayEndpoint endpoint) => Parse(endpoint, Refusal.IsIn, "response_code");

    // The body of a 2xx answer. Any one of the fields marks a body as the gateway's own. A 4xx answer can only refuse; every other status
    // has no information.
    public JsonDocument Parse(GatewayEndpoint endpoint, Func<JsonElement, bool> refuses, params string[] marks)
    {
        var json = Body is null || !(IsSuccess || MayRefuse) ? null : GatewayJson.TryParse(Body, GatewayJson.Strict);
        if (json?.RootElement is { ValueKind: JsonValueKind.Object } root && marks.Any(mark => root.TryGetProperty(mark, out _)) && (IsSuccess || refuses(root)))
        {
            return json;
        }

        json?.Dispose();
        throw IsPassing ? endpoint.Unreachable($"HTTP {HttpStatus}", RetryAfter) : endpoint.Unreadable($"HTTP {HttpStatus} {WhatIsWrong}");
    }

    private string WhatIsWrong => this switch
    {
        { Body: null } => "with more than 256 KB",
        { IsSuccess: true } => "without a valid body",
        { MayRefuse: true } => "without a valid refusal",
        _ => "is no answer",
    };
}
