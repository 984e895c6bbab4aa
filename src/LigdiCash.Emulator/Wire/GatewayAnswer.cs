using System.Text.Json.Nodes;

namespace LigdiCash.Emulator.Wire;

// Refusals were observed with HTTP 200.
internal sealed record GatewayAnswer(JsonObject Body, string Outcome)
{
    public const string Accepted = "00";

    public bool IsRefusal => Outcome != Accepted;

    public Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(GatewayJson.Print(Body), context.RequestAborted);
    }
}
