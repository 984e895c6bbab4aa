using System.Text;

namespace LigdiCash.Client.Callbacks;

// Reads application/x-www-form-urlencoded as leniently as PHP, with a limit on the number of keys.
internal static class FormPairs
{
    public static List<(string Name, string Value)>? Of(string? contentType, ReadOnlySpan<byte> body)
    {
        var encoding = EncodingOf(contentType);
        var pairs = new List<(string Name, string Value)>();
        foreach (var range in body.Split((byte)'&'))
        {
            if (pairs.Count == NoticeFields.MaxCount)
            {
                return null;
            }

            pairs.Add(Pair(body[range], encoding));
        }

        return pairs;
    }

    private static (string Name, string Value) Pair(ReadOnlySpan<byte> pair, Encoding encoding)
    {
        var equals = pair.IndexOf((byte)'=');
        return equals < 0
            ? (Decoded(pair, encoding), "")
            : (Decoded(pair[..equals], encoding), Decoded(pair[(equals + 1)..], encoding));
    }

    private static string Decoded(ReadOnlySpan<byte> text, Encoding encoding)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Byte(text[i + 1], text[i + 2]) is { } value)
            {
                bytes[length++] = value;
                i += 2;
            }
            else
            {
                bytes[length++] = text[i] == '+' ? (byte)' ' : text[i];
            }
        }

        return encoding.GetString(bytes, 0, length);
    }

    private static byte? Byte(byte high, byte low) =>
        char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low)
            ? (byte)((Digit(high) << 4) | Digit(low))
            : null;

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;

    private static Encoding EncodingOf(string? contentType) =>
        contentType?.Contains("charset=iso-8859-1", StringComparison.OrdinalIgnoreCase) == true ? Encoding.Latin1 : Encoding.UTF8;
}
