using System.Text.Json;
using LigdiCash.Client.Http;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Confirmations;

internal static class ConfirmPayoutAnswer
{
    public static PayoutConfirmation Read(GatewayAnswer answer, GatewayEndpoint endpoint, Secret requested)
    {
        using var json = answer.Parse(endpoint);
        var root = json.RootElement;
        var status = ConfirmAnswer.Status(root, endpoint, answer);
        return new PayoutConfirmation
        {
            Status = IsAbout(requested, root.Text("token")) && AmountsAreReadable(root) ? Of(status) : PayoutStatus.Unknown,
            UnknownStatusWord = ConfirmAnswer.UnknownWord(status, root),
            AmountXof = root.Amount("amount") ?? root.Amount("montant"),
            OperatorName = ConfirmAnswer.Shown(root.Text("operator_name")),
            EvidenceDigest = ConfirmAnswer.Digest(answer.Body!),
        };
    }

    // The answer names its payout by the token only.
    private static bool IsAbout(Secret requested, string? token) => token is null || requested.Equals(new Secret(token));

    // Amounts are undocumented here. If present, they must be readable and equal.
    private static bool AmountsAreReadable(JsonElement root)
    {
        var (amount, montant) = (root.Amount("amount"), root.Amount("montant"));
        return (amount is not null || !Names(root, "amount"))
            && (montant is not null || !Names(root, "montant"))
            && (amount is null || montant is null || amount == montant);
    }

    private static bool Names(JsonElement root, string field) => root.TryGetProperty(field, out var value)
        && value.ValueKind != JsonValueKind.Null && !(value.ValueKind == JsonValueKind.String && value.ValueEquals(""));

    private static PayoutStatus Of(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Pending => PayoutStatus.Pending,
        InvoiceStatus.Completed => PayoutStatus.Completed,
        InvoiceStatus.NotCompleted => PayoutStatus.NotCompleted,
        _ => PayoutStatus.Unknown,
    };
}
