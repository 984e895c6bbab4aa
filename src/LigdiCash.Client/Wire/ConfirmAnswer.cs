using System.Security.Cryptography;
using System.Text.Json;

namespace LigdiCash.Client;

// What confirming an invoice and confirming a payout have in common.
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

    // 1. A refusal with a 4xx status has no outcome, whatever else it says.
    // 2. A known status is trusted whatever response_code says: pages disagree on the code of a failed payment.
    // 3. Any other status with 00 is unknown; so is a strange status with 01.
    // 4. 01 without a status means that the call failed, and says nothing about the outcome.
    // 5. Anything else is not an answer.
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

    // The word of an unknown status, short enough for a log line.
    public static string? UnknownWord(InvoiceStatus status, JsonElement root) =>
        status == InvoiceStatus.Unknown && Shown(root.Text("status")) is { } word ? Cut(word) : null;

    private static string Cut(string word) =>
        word.Length <= MaxWordLength ? word : word[..(char.IsHighSurrogate(word[MaxWordLength - 1]) ? MaxWordLength - 1 : MaxWordLength)];

    // These words in any case: a status that resembles one otherwise is for a person to look at.
    private static InvoiceStatus Status(JsonElement root) =>
        !root.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.String || root.Text("status") is not { } word
            ? InvoiceStatus.Unknown
            : Words.GetValueOrDefault(word, InvoiceStatus.Unknown);
}
