using System.Text.Json.Nodes;

namespace Checkout.Plugin.Tests.LigdiCash;

// Answers as the gateway's documentation prints them; each file names its page.
internal static class Sample
{
    public static string Text(string name) => Json(name).ToJsonString();

    public static JsonObject Json(string name)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream($"{name}.json")
            ?? throw new InvalidOperationException($"There is no sample {name}.");
        return JsonNode.Parse(stream)!["answer"]!.DeepClone().AsObject();
    }

    // The sample with one field set to a piece of JSON, or removed when that is null.
    public static string With(string name, string field, string? json)
    {
        var answer = Json(name);
        answer.Remove(field);
        if (json is not null)
        {
            // Inserted as text, because the tests also use numbers that no JSON library writes.
            var rest = answer.ToJsonString();
            return $"{rest[..^1]},\"{field}\":{json}}}";
        }

        return answer.ToJsonString();
    }
}
