using System.Text.Json.Nodes;

namespace Checkout.Plugin;

// A text that differs whenever one of its values does, for digests: a JSON array, with lists inside as arrays.
internal static class JsonList
{
    public static string Of(params IEnumerable<object?> values) => Array(values).ToJsonString();

    private static JsonArray Array(IEnumerable<object?> values) => [.. values.Select(Node)];

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        Money money => JsonValue.Create(money.Amount),
        IEnumerable<object?> values => Array(values),
        _ => throw new NotSupportedException($"No digest is made of a {value.GetType()}."),
    };
}
