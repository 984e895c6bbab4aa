using System.Security.Cryptography;
using System.Text.Json;
using LigdiCash.Client.Http;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Confirmations;

internal static class ConfirmAnswer
{
    private const int MaxWordLength = 40;

    private static readonly Dictionary<string, InvoiceStatus> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pending"] = InvoiceStatus.Pending,
        ["completed"] = InvoiceStatus.Completed,
        ["notcompleted"] = InvoiceStatus.NotCompleted,
        ["nocompleted"] = InvoiceStatus.NotCompleted,
    };

    // A 4xx answer, or 01 without a status, has no outcome.
    // A known status outweighs response_code: the documentation's pages disagree on the code of a failed payment.
    public static InvoiceStatus Status(JsonElement root, GatewayEndpoint endpoint, GatewayAnswer answer)
    {
        var status = Status(root);
        return (status, root.Text("response_code"), root.Text("status")) switch
        {
            _ when !answer.IsSuccess => throw Refusal.From(root, endpoint),
            (not InvoiceStatus.Unknown, _, _) or (_, "00", _) or (_, "01", not null) => status,
            (_, "01", _) => throw Refusal.From(root, endpoint),
            _ => throw endpoint.Unreadable("a response_code that is neither 00 nor 01, and no known status"),
        };
    }

    public static string Digest(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));

    public static string? Shown(string? text) => WireText.Of(text) is { Length: > 0 } clean ? clean : null;

    public static string? UnknownWord(InvoiceStatus status, JsonElement root) =>
        status == InvoiceStatus.Unknown && Shown(root.Text("status")) is { } word ? Cut(word) : null;

    private static string Cut(string word) =>
        word.Length <= MaxWordLength ? word : word[..(char.IsHighSurrogate(word[MaxWordLength - 1]) ? MaxWordLength - 1 : MaxWordLength)];

    // Case is ignored. A merely similar word is unknown and needs a review.
    private static InvoiceStatus Status(JsonElement root) =>
        !root.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.String || root.Text("status") is not { } word
            ? InvoiceStatus.Unknown
            : Words.GetValueOrDefault(word, InvoiceStatus.Unknown);
}
