using System.Security.Cryptography;
using System.Text.Json;

namespace LigdiCash.Client;

internal static class ConfirmInvoiceAnswer
{
    // 1. A known status is trusted whatever response_code says: pages disagree on the code of a failed payment.
    // 2. Any other status with 00 is unknown; so is a strange status with 01.
    // 3. 01 without a status means that the call failed, and says nothing about the payment.
    // 4. Anything else is not an answer.
    public static InvoiceConfirmation Read(GatewayAnswer answer)
    {
        var endpoint = GatewayEndpoint.ConfirmInvoice;
        using var json = answer.Parse(endpoint);
        var root = json.RootElement;
        var status = Status(root);
        return (status, root.Text("response_code"), root.Text("status")) switch
        {
            (not InvoiceStatus.Unknown, _, _) or (_, "00", _) or (_, "01", not null) => Confirmation(root, status, answer.Body!),
            (_, "01", _) => throw Refusal.From(root, endpoint),
            _ => throw endpoint.Unreadable("a response_code that is neither 00 nor 01, and no known status"),
        };
    }

    // Exactly these: a status that merely resembles one is for a person to look at.
    private static InvoiceStatus Status(JsonElement root) =>
        !root.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.String ? InvoiceStatus.Unknown : root.Text("status") switch
        {
            "pending" => InvoiceStatus.Pending,
            "completed" => InvoiceStatus.Completed,
            "notcompleted" or "nocompleted" => InvoiceStatus.NotCompleted,
            _ => InvoiceStatus.Unknown,
        };

    private static InvoiceConfirmation Confirmation(JsonElement root, InvoiceStatus status, byte[] body) => new()
    {
        Status = status,
        AmountXof = root.Amount("amount"),
        MontantXof = root.Amount("montant"),
        Currency = Currency(root.Text("devise"), root.Text("currency")),
        TransactionId = TransactionId(root),
        ExternalId = Shown(root.Text("external_id")),
        Token = root.Text("token") is { } token ? new Secret(token) : null,
        RequestId = Shown(root.Text("request_id")),
        OperatorName = Shown(root.Text("operator_name")),
        EvidenceDigest = Convert.ToHexStringLower(SHA256.HashData(body)),
    };

    private static string? TransactionId(JsonElement root) =>
        root.TryGetProperty("custom_data", out var customData)
        && CustomData.ValuesOf("transaction_id", customData, GatewayJson.Strict) is [var first, ..] ? WireText.Marked(first) : null;

    // Two that differ are told as two, so that they pass for neither.
    private static string? Currency(string? devise, string? currency) =>
        devise is null || currency is null || devise == currency ? Shown(devise ?? currency) : Shown($"{devise}|{currency}");

    private static string? Shown(string? text) => WireText.Of(text) is { Length: > 0 } clean ? clean : null;
}
