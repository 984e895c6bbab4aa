using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Checkout.Plugin;

// A text that differs whenever one of its values does, for digests: a JSON array, with lists inside as arrays.
internal static class JsonList
{
    public static string Of(params IEnumerable<object?> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, values);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<object?> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            Write(json, value);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case Money money:
                json.WriteNumberValue(money.Amount);
                break;
            case IEnumerable<object?> values:
                Write(json, values);
                break;
            default:
                throw new NotSupportedException($"No digest is made of a {value.GetType()}.");
        }
    }
}
