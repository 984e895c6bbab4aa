using System.Text.Json.Nodes;

namespace LigdiCash.Checkout.Carts;

// Input for digests: different values always give different text, which joined strings do not guarantee.
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
        _ => throw new NotSupportedException($"Values of type {value.GetType()} have no digest."),
    };
}
