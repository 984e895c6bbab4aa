using System.Text.Json;

namespace LigdiCash.Client;

internal static class ConfirmInvoiceAnswer
{
    public static InvoiceConfirmation Read(GatewayAnswer answer)
    {
        var endpoint = GatewayEndpoint.ConfirmInvoice;
        using var json = answer.Parse(endpoint);
        return Confirmation(json.RootElement, ConfirmAnswer.Status(json.RootElement, endpoint), answer.Body!);
    }

    private static InvoiceConfirmation Confirmation(JsonElement root, InvoiceStatus status, byte[] body) => new()
    {
        Status = status,
        AmountXof = root.Amount("amount"),
        MontantXof = root.Amount("montant"),
        Currency = Currency(root.Text("devise"), root.Text("currency")),
        TransactionId = TransactionId(root),
        ExternalId = ConfirmAnswer.Shown(root.Text("external_id")),
        Token = root.Text("token") is { } token ? new Secret(token) : null,
        RequestId = ConfirmAnswer.Shown(root.Text("request_id")),
        OperatorName = ConfirmAnswer.Shown(root.Text("operator_name")),
        EvidenceDigest = ConfirmAnswer.Digest(body),
    };

    private static string? TransactionId(JsonElement root) =>
        root.TryGetProperty("custom_data", out var customData)
        && CustomData.ValuesOf("transaction_id", customData, GatewayJson.Strict) is [var first, ..] ? WireText.Marked(first) : null;

    // Two that differ are told as two, so that they pass for neither.
    private static string? Currency(string? devise, string? currency) => ConfirmAnswer.Shown(
        devise is null || currency is null || devise == currency ? devise ?? currency : $"{devise}|{currency}");
}
