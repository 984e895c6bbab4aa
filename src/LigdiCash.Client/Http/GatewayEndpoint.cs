namespace LigdiCash.Client;

// One address of the gateway, and how its failures are told.
internal sealed record GatewayEndpoint(string Name, string Path, bool IsReadOnly, IReadOnlyDictionary<string, LigdiCashErrorCode> Codes)
{
    public static readonly GatewayEndpoint CreateInvoice =
        new("createInvoice", "/pay/v01/redirect/checkout-invoice/create", IsReadOnly: false, LigdiCashErrorCodes.CreateInvoice);

    // With the slash: the documentation shows both forms, every known integration uses this one.
    public static readonly GatewayEndpoint ConfirmInvoice =
        new("confirmInvoice", "/pay/v01/redirect/checkout-invoice/confirm/", IsReadOnly: true, LigdiCashErrorCodes.ConfirmInvoice);

    private string Aftermath => IsReadOnly ? "" : " An invoice may exist nevertheless.";

    public Uri Address(Uri baseAddress, string query = "") => new(baseAddress.AbsoluteUri.TrimEnd('/') + Path + query);

    public LigdiCashException Refused(string? subCode, Uri? wiki)
    {
        var code = subCode is null ? null : Codes.GetValueOrDefault(subCode);
        var detail = subCode is null
            ? "without a sub-code"
            : $"with sub-code {subCode}: {code?.Meaning ?? "not a code this library knows"}";
        return new(LigdiCashFailure.Refused, $"LigdiCash refused {Name} {detail}.", code?.MayRetry == true, subCode, wiki);
    }

    public LigdiCashException Unreachable(string detail) =>
        new(LigdiCashFailure.Unreachable, $"LigdiCash did not answer {Name}: {detail}.{Aftermath}", mayRetry: IsReadOnly);

    public LigdiCashException NeverReached(string detail) =>
        new(LigdiCashFailure.Unreachable, $"LigdiCash was not reached for {Name}: {detail}. Nothing was sent.", mayRetry: true);

    public LigdiCashException Unreadable(string detail) =>
        new(LigdiCashFailure.Unreadable, $"LigdiCash answered {Name} in a way this library cannot rely on: {detail}.{Aftermath}", mayRetry: IsReadOnly);
}
