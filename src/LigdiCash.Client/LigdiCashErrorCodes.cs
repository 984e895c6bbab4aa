namespace LigdiCash.Client;

/// <summary>What a sub-code means at one endpoint.</summary>
/// <param name="Code">The digits, such as <c>03</c>.</param>
/// <param name="Meaning">A phrase for the shop's operators, never for payers.</param>
/// <param name="MayRetry">Whether a person may try again without changing anything first.</param>
public sealed record LigdiCashErrorCode(string Code, string Meaning, bool MayRetry = false);

/// <summary>The gateway's sub-codes, one table per endpoint: the same number means different things at different endpoints. A code that is missing here is unknown.</summary>
public static class LigdiCashErrorCodes
{
    /// <summary>Sub-codes of creating an invoice.</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> CreateInvoice { get; } = Table(
        new("00", "the keys were not accepted; check ApiKey and ApiToken"),
        new("01", "payins are not enabled for the merchant; ask LigdiCash"),
        new("02", "the amount is out of range; 9 to 2,000,000 XOF are taken"),
        new("03", "the server's IP address is not among those allowed for the project"),
        new("04", "an error inside the gateway while processing", MayRetry: true),
        new("05", "an error while sending to the operator", MayRetry: true),
        new("06", "an error while sending to the operator", MayRetry: true),
        new("07", "the operator is not set up for the project; ask LigdiCash"),
        new("08", "the request was malformed"),
        new("09", "an error of the gateway's API; ask LigdiCash"),
        new("10", "no hash was given; check the keys"),
        new("11", "the hash was not accepted"),
        new("12", "the HTTP method was not accepted"),
        new("13", "the method is not allowed for the project"),
        new("14", "the wallet's credentials were not accepted"),
        new("15", "the one-time code was wrong; the payer needs another"),
        new("16", "the one-time code had expired; the payer needs another"));

    /// <summary>Sub-codes of confirming an invoice. None of them says anything about the payment's outcome.</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> ConfirmInvoice { get; } = Table(
        new("00", "the keys were not accepted; check ApiKey and ApiToken"),
        new("01", "payins are not enabled for the merchant; ask LigdiCash"),
        new("02", "the gateway found no invoice for the token"),
        new("03", "an error inside the gateway while processing", MayRetry: true),
        new("04", "the request was malformed"));

    private static Dictionary<string, LigdiCashErrorCode> Table(params LigdiCashErrorCode[] codes) =>
        codes.ToDictionary(code => code.Code, StringComparer.Ordinal);
}
