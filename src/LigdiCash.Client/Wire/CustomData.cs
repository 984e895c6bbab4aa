using System.Text;
using System.Text.Json;

namespace LigdiCash.Client.Wire;

// Finds a key in every known form of custom_data: entries, a map, either of them as JSON in a text, [], "" and null.
internal static class CustomData
{
    public static List<string> ValuesOf(string key, JsonElement customData, JsonDocumentOptions options)
    {
        var found = new List<string?>();
        if (customData.ValueKind == JsonValueKind.String)
        {
            CollectFromText(key, GatewayJson.Scalar(customData) ?? "", options, found);
        }
        else
        {
            Collect(key, customData, found);
        }

        return [.. found.OfType<string>()];
    }

    public static List<string> ValuesOf(string key, string text, JsonDocumentOptions options)
    {
        var found = new List<string?>();
        CollectFromText(key, text, options, found);
        return [.. found.OfType<string>()];
    }

    // The gateway wraps JSON in a text once, so nested texts are not parsed.
    private static void CollectFromText(string key, string text, JsonDocumentOptions options, List<string?> found)
    {
        using var inner = text.Length == 0 ? null : GatewayJson.TryParse(Encoding.UTF8.GetBytes(text), options);
        try
        {
            Collect(key, inner?.RootElement ?? default, found);
        }
        catch (InvalidOperationException)
        {
            // A property's name is not valid Unicode.
            found.Clear();
        }
    }

    private static void Collect(string key, JsonElement customData, List<string?> found)
    {
        if (customData.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in customData.EnumerateArray())
            {
                CollectEntry(key, entry, found);
            }
        }
        else if (customData.ValueKind == JsonValueKind.Object)
        {
            CollectMap(key, customData, found);
        }
    }

    private static void CollectMap(string key, JsonElement map, List<string?> found)
    {
        foreach (var property in map.EnumerateObject())
        {
            if (property.NameEquals(key))
            {
                found.Add(GatewayJson.Scalar(property.Value));
            }
            else
            {
                // PHP writes a list with a gap in it as a map of numbers to entries.
                CollectEntry(key, property.Value, found);
            }
        }
    }

    private static void CollectEntry(string key, JsonElement entry, List<string?> found)
    {
        if (entry.ValueKind != JsonValueKind.Object || !Names(entry, key))
        {
            return;
        }

        foreach (var property in entry.EnumerateObject())
        {
            if (property.NameEquals("valueof_customdata"))
            {
                found.Add(GatewayJson.Scalar(property.Value));
            }
        }
    }

    private static bool Names(JsonElement entry, string key)
    {
        foreach (var property in entry.EnumerateObject())
        {
            if (property.NameEquals("keyof_customdata") && GatewayJson.Scalar(property.Value) == key)
            {
                return true;
            }
        }

        return false;
    }
}
