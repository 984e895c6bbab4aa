namespace LigdiCash.Client;

internal static class ConfirmPayoutAnswer
{
    public static PayoutConfirmation Read(GatewayAnswer answer, GatewayEndpoint endpoint, Secret asked)
    {
        using var json = answer.Parse(endpoint);
        var root = json.RootElement;
        var status = ConfirmAnswer.Status(root, endpoint);
        return new PayoutConfirmation
        {
            Status = IsAbout(asked, root.Text("token")) ? Of(status) : PayoutStatus.Unknown,
            OperatorName = ConfirmAnswer.Shown(root.Text("operator_name")),
            EvidenceDigest = ConfirmAnswer.Digest(answer.Body!),
        };
    }

    // The token is all that ties this answer to a payout: it holds neither amount nor reference.
    private static bool IsAbout(Secret asked, string? token) => token is null || asked.Equals(new Secret(token));

    private static PayoutStatus Of(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Pending => PayoutStatus.Pending,
        InvoiceStatus.Completed => PayoutStatus.Completed,
        InvoiceStatus.NotCompleted => PayoutStatus.NotCompleted,
        _ => PayoutStatus.Unknown,
    };
}
