namespace LigdiCash.Client.Http;

// Aftermath says what may have happened without an answer. It is null for a call that only reads.
internal sealed record GatewayEndpoint(
    string Name, string Path, IReadOnlyDictionary<string, LigdiCashErrorCode> Codes, string? Aftermath = null)
{
    public static readonly GatewayEndpoint CreateInvoice =
        new("createInvoice", "/pay/v01/redirect/checkout-invoice/create", LigdiCashErrorCodes.CreateInvoice,
            "An invoice may exist nevertheless.");

    // The documentation shows the path with and without a slash; every known integration uses this form.
    public static readonly GatewayEndpoint ConfirmInvoice =
        new("confirmInvoice", "/pay/v01/redirect/checkout-invoice/confirm/", LigdiCashErrorCodes.ConfirmInvoice);

    public static readonly GatewayEndpoint StartPayin =
        new("straight/checkout-invoice/create", "/pay/v01/straight/checkout-invoice/create", LigdiCashErrorCodes.StartPayin,
            "The payer may have been asked nevertheless.");

    // Another code costs only a message, so a person may repeat the call.
    public static readonly GatewayEndpoint RequestWalletOtp =
        new("debitotp", "/pay/v02/debitotp/", LigdiCashErrorCodes.CreateInvoice,
            "A code may have been sent nevertheless.") { MayBeRepeated = true };

    public static readonly GatewayEndpoint DebitWallet =
        new("debitwallet/withotp", "/pay/v02/debitwallet/withotp", LigdiCashErrorCodes.DebitWallet,
            "The wallet may be debited nevertheless.");

    public static readonly GatewayEndpoint CreatePayout =
        new("straight/payout", "/pay/v01/straight/payout", LigdiCashErrorCodes.CreatePayout,
            "The money may be on its way nevertheless.");

    public static readonly GatewayEndpoint CreateWalletPayout =
        new("withdrawal/create", "/pay/v01/withdrawal/create", LigdiCashErrorCodes.CreateWalletPayout,
            "The money may be on its way nevertheless.");

    public static readonly GatewayEndpoint ConfirmPayout =
        new("withdrawal/confirm", "/pay/v01/withdrawal/confirm/", LigdiCashErrorCodes.ConfirmPayout);

    public static readonly GatewayEndpoint ConfirmPayoutAlias =
        new("straight/payout/confirm", "/pay/v01/straight/payout/confirm/", LigdiCashErrorCodes.ConfirmPayout);

    private bool MayBeRepeated { get; init; } = Aftermath is null;

    private string Epilogue => Aftermath is null ? "" : $" {Aftermath}";

    public Uri Address(Uri baseAddress, string rest = "") => new(baseAddress.AbsoluteUri.TrimEnd('/') + Path + rest);

    public LigdiCashException Refused(string? subCode, Uri? wiki, bool namesOtp = false)
    {
        var code = subCode is null ? null : Codes.GetValueOrDefault(subCode);
        var detail = subCode is null
            ? "without a sub-code"
            : $"with sub-code {subCode}: {(code is null ? "not a code this library knows" : $"{code.Meaning}; {code.Remedy}")}";
        var kind = namesOtp && code?.Kind == LigdiCashErrorKind.Malformed ? LigdiCashErrorKind.MissingOtp : code?.Kind ?? default;
        return new(LigdiCashFailure.Refused, $"LigdiCash refused {Name} {detail}.", code?.MayRetry == true, subCode, wiki, kind);
    }

    public LigdiCashException Unreachable(string detail, TimeSpan? retryAfter = null) =>
        Fault(LigdiCashFailure.Unreachable, $"did not answer {Name}: {detail}", retryAfter: retryAfter);

    public LigdiCashException NeverReached(string detail) => new(
        LigdiCashFailure.Unreachable, $"LigdiCash was not reached for {Name}: {detail}. Nothing was sent.", true) { NothingWasSent = true };

    public LigdiCashException UnknownPage(string page) =>
        Fault(LigdiCashFailure.Unreadable, $"answered {Name} with a payment page that PaymentPageHosts does not allow: {page}", page);

    public LigdiCashException Unreadable(string detail) =>
        Fault(LigdiCashFailure.Unreadable, $"answered {Name} in a way this library cannot rely on: {detail}");

    private LigdiCashException Fault(LigdiCashFailure failure, string text, string? page = null, TimeSpan? retryAfter = null) =>
        new(failure, $"LigdiCash {text}.{Epilogue}", MayBeRepeated) { RefusedPage = page, RetryAfter = retryAfter };
}
