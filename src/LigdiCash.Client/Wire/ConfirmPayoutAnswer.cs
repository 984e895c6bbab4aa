using System.Text.Json;

namespace LigdiCash.Client;

internal static class ConfirmPayoutAnswer
{
    public static PayoutConfirmation Read(GatewayAnswer answer, GatewayEndpoint endpoint, Secret asked)
    {
        using var json = answer.Parse(endpoint);
        var root = json.RootElement;
        var status = ConfirmAnswer.Status(root, endpoint, answer);
        return new PayoutConfirmation
        {
            Status = IsAbout(asked, root.Text("token")) && AmountsAreReadable(root) ? Of(status) : PayoutStatus.Unknown,
            UnknownStatusWord = ConfirmAnswer.UnknownWord(status, root),
            AmountXof = root.Amount("amount") ?? root.Amount("montant"),
            OperatorName = ConfirmAnswer.Shown(root.Text("operator_name")),
            EvidenceDigest = ConfirmAnswer.Digest(answer.Body!),
        };
    }

    // The token is all that ties this answer to a payout: it holds neither amount nor reference.
    private static bool IsAbout(Secret asked, string? token) => token is null || asked.Equals(new Secret(token));

    // No page has an amount here. One that is there all the same must say one thing.
    private static bool AmountsAreReadable(JsonElement root)
    {
        var (amount, montant) = (root.Amount("amount"), root.Amount("montant"));
        return (amount is not null || !Names(root, "amount")) && (montant is not null || !Names(root, "montant")) && (amount is null || montant is null || amount == montant);
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
