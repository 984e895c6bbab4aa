using static LigdiCash.Client.LigdiCashErrorKind;

namespace LigdiCash.Client;

/// <summary>The meaning of a sub-code at one endpoint.</summary>
/// <param name="Code">The digits, sometimes with a letter, such as <c>03</c> or <c>03a</c>.</param>
/// <param name="Kind">The kind of error.</param>
/// <param name="Meaning">A phrase for the shop's staff, never for payers.</param>
/// <param name="Remedy">The remedy, as a phrase for the shop's staff, never for payers.</param>
/// <param name="MayRetry">Whether a person may try again without a change. Default: false.</param>
public sealed record LigdiCashErrorCode(string Code, LigdiCashErrorKind Kind, string Meaning, string Remedy, bool MayRetry = false);

/// <summary>The gateway's sub-codes. Each property is the table of the client's method of that name. A code that a table lacks is
/// unknown.</summary>
public static partial class LigdiCashErrorCodes
{
    /// <summary>Sub-codes of creating an invoice (page <c>errors/sub-codes</c>, list <c>createInvoice</c>).</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> CreateInvoice { get; } = Table(
        new("00", Configuration, "the keys were not accepted", "check ApiKey and ApiToken"),
        new("01", Configuration, "payins are not enabled for the merchant", "ask LigdiCash"),
        new("02", Amount, "the amount is out of range", "ask for 9 to 2,000,000 XOF"),
        new("03", Configuration, "the server's IP address is not among those allowed for the project", "have LigdiCash allow it"),
        new("04", GatewayFailure, "an error inside the gateway while processing", "check the order's fields, try later", MayRetry: true),
        new("05", GatewayFailure, "an error while sending to the operator", "try later", MayRetry: true),
        new("06", GatewayFailure, "an error while sending to the operator", "try later", MayRetry: true),
        new("07", Configuration, "the operator is not set up for the project", "ask LigdiCash"),
        new("08", Malformed, "the request was malformed", "check the required fields"),
        new("09", Configuration, "an error of the gateway's API", "ask LigdiCash"),
        new("10", Configuration, "no hash was given", "check the keys"),
        new("11", Configuration, "the hash was not accepted", "check the keys"),
        new("12", Configuration, "the HTTP method was not accepted", "check BaseAddress"),
        new("13", Configuration, "the method is not allowed for the project", "ask LigdiCash"),
        new("14", Configuration, "the wallet's credentials were not accepted", "ask LigdiCash"),
        new("15", WrongOtp, "the one-time code was wrong", "let the payer enter another"),
        new("16", ExpiredOtp, "the one-time code had expired", "let the payer get and enter another"));

    /// <summary>As <see cref="CreateInvoice"/>, but gateway errors must not be retried: a prompt may have been sent.</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> StartPayin { get; } = Instead(
        CreateInvoice,
        new("04", GatewayFailure, "an error inside the gateway while processing",
            "check the order's fields; ask the payer whether a prompt came before asking again"),
        new("05", GatewayFailure, "an error while sending to the operator", "ask the payer whether a prompt came before asking again"),
        new("06", GatewayFailure, "an error while sending to the operator", "ask the payer whether a prompt came before asking again"),
        new("09", GatewayFailure, "an error of the gateway's API",
            "ask the payer whether a prompt came before asking again; ask LigdiCash"));

    /// <summary>As <see cref="StartPayin"/>, but integrators observed 08 for a missing one-time code.</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> DebitWallet { get; } = Instead(
        StartPayin,
        new LigdiCashErrorCode(
            "08", MissingOtp, "no one-time code was given, or the request was malformed", "let the payer enter the code"));

    /// <summary>Sub-codes of confirming an invoice, from LigdiCash's own libraries. None tells the outcome.</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> ConfirmInvoice { get; } = Table(
        new("00", Configuration, "the keys were not accepted", "check ApiKey and ApiToken"),
        new("01", Configuration, "payins are not enabled for the merchant", "ask LigdiCash"),
        new("02", NotFound, "the gateway found no invoice for the token", "compare the stored token, ask LigdiCash"),
        new("03", GatewayFailure, "an error inside the gateway while processing", "ask again later", MayRetry: true),
        new("04", Malformed, "the request was malformed", "check ConfirmTokenParameter"));

    private static Dictionary<string, LigdiCashErrorCode> Table(params LigdiCashErrorCode[] codes) =>
        codes.ToDictionary(code => code.Code, StringComparer.Ordinal);

    private static Dictionary<string, LigdiCashErrorCode> Instead(
        IReadOnlyDictionary<string, LigdiCashErrorCode> table, params LigdiCashErrorCode[] codes) =>
        Table([.. table.Values.ExceptBy(codes.Select(code => code.Code), code => code.Code, StringComparer.Ordinal), .. codes]);
}
