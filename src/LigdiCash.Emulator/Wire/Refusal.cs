using System.Text.Json.Nodes;

namespace LigdiCash.Emulator.Wire;

// Each endpoint has its own codes: developers.ligdicash.com/en/errors/sub-codes.
internal sealed record Refusal(string Code, string? Details = null)
{
    private const string Authenticated = "00";

    public static readonly Refusal Authentication = new(Authenticated);
    public static readonly Refusal NoToken = new("04");
    public static readonly Refusal UnknownToken = new("02");

    public string Description { get; init; } = "";

    public GatewayAnswer For(GatewayEndpoint endpoint)
    {
        var body = endpoint.Failure == FailureShape.ErrorMessage && Code != Authenticated ? NotSent() : Failure(endpoint);
        return new GatewayAnswer(body, $"Code{Code}");
    }

    private JsonObject NotSent() => new() { ["error"] = true, ["message"] = Details ?? $"Echec (Code{Code})" };

    private JsonObject Failure(GatewayEndpoint endpoint)
    {
        var body = new JsonObject
        {
            ["response_code"] = "01",
            ["token"] = "",
            ["response_text"] = $"Echec (Code{Code})",
            ["description"] = Description,
        };
        if (Code != Authenticated)
        {
            Complete(body, endpoint.Failure);
        }

        body["wiki"] = endpoint.Wiki;
        return body;
    }

    private void Complete(JsonObject body, FailureShape shape)
    {
        if (shape is FailureShape.Status or FailureShape.StatusAndEmptyList)
        {
            body.Insert(1, "status", "");
        }

        if (shape != FailureShape.Status)
        {
            body["custom_data"] = shape == FailureShape.EmptyText ? "" : new JsonArray();
        }

        if (Details is not null)
        {
            body["response_text_details"] = Details;
        }
    }
}
