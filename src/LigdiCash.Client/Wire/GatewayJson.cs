using System.Text.Json;

namespace LigdiCash.Client.Wire;

internal static class GatewayJson
{
    // Rejects duplicate names: two parsers could read different amounts.
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    // For callbacks, which anyone may send. Their readers handle duplicate names.
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

    // Null for null; empty for a value that is neither a readable text nor a number.
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
