using System.Text.Json;
using LigdiCash.Client.Http;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Confirmations;

internal static class ConfirmInvoiceAnswer
{
    public static InvoiceConfirmation Read(GatewayAnswer answer)
    {
        var endpoint = GatewayEndpoint.ConfirmInvoice;
        using var json = answer.Parse(endpoint);
        return Confirmation(json.RootElement, ConfirmAnswer.Status(json.RootElement, endpoint, answer), answer.Body!);
    }

    private static InvoiceConfirmation Confirmation(JsonElement root, InvoiceStatus status, byte[] body) => new()
    {
        Status = status,
        UnknownStatusWord = ConfirmAnswer.UnknownWord(status, root),
        AmountXof = root.Amount("amount"),
        MontantXof = root.Amount("montant"),
        Currency = Joined(Currencies(root), StringComparer.OrdinalIgnoreCase),
        TransactionId = Joined(TransactionIds(root), StringComparer.Ordinal),
        ExternalId = ConfirmAnswer.Shown(root.Text("external_id")),
        Token = root.Text("token") is { } token ? new Secret(token) : null,
        RequestId = ConfirmAnswer.Shown(root.Text("request_id")),
        OperatorName = ConfirmAnswer.Shown(root.Text("operator_name")),
        EvidenceDigest = ConfirmAnswer.Digest(body),
    };

    private static List<string> TransactionIds(JsonElement root) =>
        root.TryGetProperty("custom_data", out var customData) ? CustomData.ValuesOf("transaction_id", customData, GatewayJson.Strict) : [];

    private static IEnumerable<string> Currencies(JsonElement root) =>
        new[] { root.Text("devise"), root.Text("currency") }.OfType<string>();

    // Different values are joined, so that the result equals none of them.
    private static string? Joined(IEnumerable<string> values, StringComparer comparer) =>
        values.Distinct(comparer).ToArray() is [_, ..] different ? WireText.Marked(string.Join('|', different)) : null;
}
