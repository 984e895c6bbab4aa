using System.Text;

namespace Checkout.Plugin.Benchmarks;

// Requests as bytes.
internal static class HttpText
{
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";

    public static byte[] Get(string path, string? cookie = null) =>
        Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{Cookie(cookie)}\r\n");

    public static byte[] Post(string path, string contentType, string body, string? cookie = null) =>
        Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {contentType}\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{Cookie(cookie)}\r\n{body}");

    public static string Fields(params (string Name, string Value)[] fields) =>
        string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    private static string Cookie(string? cookie) => cookie is null ? "" : $"Cookie: {cookie}\r\n";
}
