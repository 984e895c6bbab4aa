using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LigdiCash.Emulator.Wire;

internal static class GatewayJson
{
    // PHP does not escape the plus sign of dates.
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Print(JsonNode node) => node.ToJsonString(Readable);
}
