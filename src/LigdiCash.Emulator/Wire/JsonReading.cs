using System.Globalization;
using System.Text.Json;

namespace LigdiCash.Emulator.Wire;

// An absent member reads as an Undefined element, so that a path can be read in one expression.
internal static class JsonReading
{
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    public static string Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() ?? "",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => element.GetRawText(),
    };

    public static long? Whole(this JsonElement element, bool acceptsText) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        JsonValueKind.String when acceptsText && long.TryParse(element.GetString(), NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static bool IsAbsent(this JsonElement element) => element.ValueKind == JsonValueKind.Undefined;

    public static IEnumerable<JsonElement> Entries(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];
}
