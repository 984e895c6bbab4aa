using System.Text.Json;

namespace LigdiCash.Client;

// Parsing and picking, lenient about types and never about structure.
internal static class GatewayJson
{
    // Two different amounts under one name: whichever a parser picks, somebody else's may pick the other.
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    // For notices, which anyone may send: nothing of the gateway's is half as deep. They look at every occurrence of a name themselves.
    public static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 8 };

    public static JsonDocument? TryParse(ReadOnlyMemory<byte> body, JsonDocumentOptions options)
    {
        try
        {
            return JsonDocument.Parse(WithoutByteOrderMark(body), options);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;

    // A text or number as text; null when absent, empty, of another type or not valid Unicode.
    public static string? Text(this JsonElement root, string name) =>
        root.TryGetProperty(name, out var field) && Scalar(field) is { Length: > 0 } text ? text : null;

    // Null stands for null; empty for whatever is there but is neither a readable text nor a number.
    public static string? Scalar(JsonElement field) => field.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => Unescaped(field),
        JsonValueKind.Number => field.GetRawText(),
        _ => "",
    };

    private static string Unescaped(JsonElement field)
    {
        try
        {
            return field.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
