using static LigdiCash.Client.LigdiCashErrorKind;

namespace LigdiCash.Client;

/// <summary>The meaning of a sub-code at one endpoint.</summary>
/// <param name="Code">The digits, sometimes with a letter, such as <c>03</c> or <c>03a</c>.</param>
/// <param name="Meaning">A phrase for the shop's staff, never for payers.</param>
/// <param name="MayRetry">Whether a person may try again without a change.</param>
public sealed record LigdiCashErrorCode(string Code, string Meaning, bool MayRetry = false)
{
    /// <summary>The remedy, as a phrase for the shop's staff, never for payers.</summary>
    public string WhatToDo { get; init; } = "";

    /// <summary>The kind of error.</summary>
    public LigdiCashErrorKind Kind { get; init; }
}

/// <summary>The gateway's sub-codes. Each endpoint has its own table. Other codes are unknown.</summary>
public static partial class LigdiCashErrorCodes
{
    /// <summary>Sub-codes of creating an invoice (page <c>errors/sub-codes</c>, list <c>createInvoice</c>).</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> CreateInvoice { get; } = Table(
        Code("00", Configuration, "the keys were not accepted", "check ApiKey and ApiToken"),
        Code("01", Configuration, "payins are not enabled for the merchant", "ask LigdiCash"),
        Code("02", Amount, "the amount is out of range", "ask for 9 to 2,000,000 XOF"),
        Code("03", Configuration, "the server's IP address is not among those allowed for the project", "have LigdiCash allow it"),
        Code("04", GatewayFailure, "an error inside the gateway while processing", "check the order's fields, try later", mayRetry: true),
        Code("05", GatewayFailure, "an error while sending to the operator", "try later", mayRetry: true),
        Code("06", GatewayFailure, "an error while sending to the operator", "try later", mayRetry: true),
        Code("07", Configuration, "the operator is not set up for the project", "ask LigdiCash"),
        Code("08", Malformed, "the request was malformed", "check the required fields"),
        Code("09", Configuration, "an error of the gateway's API", "ask LigdiCash"),
        Code("10", Configuration, "no hash was given", "check the keys"),
        Code("11", Configuration, "the hash was not accepted", "check the keys"),
        Code("12", Configuration, "the HTTP method was not accepted", "check BaseAddress"),
        Code("13", Configuration, "the method is not allowed for the project", "ask LigdiCash"),
        Code("14", Configuration, "the wallet's credentials were not accepted", "ask LigdiCash"),
        Code("15", WrongOtp, "the one-time code was wrong", "let the payer enter another"),
        Code("16", ExpiredOtp, "the one-time code had expired", "let the payer get and enter another"));

    /// <summary>As <see cref="CreateInvoice"/>, but gateway errors must not be retried: a prompt may have been sent.</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> CreateDirectPayin { get; } = Instead(
        CreateInvoice,
        Code("04", GatewayFailure, "an error inside the gateway while processing",
            "check the order's fields; ask the payer whether a prompt came before asking again"),
        Code("05", GatewayFailure, "an error while sending to the operator", "ask the payer whether a prompt came before asking again"),
        Code("06", GatewayFailure, "an error while sending to the operator", "ask the payer whether a prompt came before asking again"),
        Code("09", GatewayFailure, "an error of the gateway's API",
            "ask the payer whether a prompt came before asking again; ask LigdiCash"));

    /// <summary>As <see cref="CreateDirectPayin"/>, but integrators observed 08 for a missing one-time code.</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> DebitWallet { get; } = Instead(
        CreateDirectPayin,
        Code("08", MissingOtp, "no one-time code was given, or the request was malformed", "let the payer enter the code"));

    /// <summary>Sub-codes of confirming an invoice, from LigdiCash's own libraries. None tells the outcome.</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> ConfirmInvoice { get; } = Table(
        Code("00", Configuration, "the keys were not accepted", "check ApiKey and ApiToken"),
        Code("01", Configuration, "payins are not enabled for the merchant", "ask LigdiCash"),
        Code("02", NotFound, "the gateway found no invoice for the token", "compare the stored token, ask LigdiCash"),
        Code("03", GatewayFailure, "an error inside the gateway while processing", "ask again later", mayRetry: true),
        Code("04", Malformed, "the request was malformed", "check ConfirmTokenParameter"));

    private static LigdiCashErrorCode Code(string code, LigdiCashErrorKind kind, string meaning, string whatToDo, bool mayRetry = false) =>
        new(code, meaning, mayRetry) { WhatToDo = whatToDo, Kind = kind };

    private static Dictionary<string, LigdiCashErrorCode> Table(params LigdiCashErrorCode[] codes) =>
        codes.ToDictionary(code => code.Code, StringComparer.Ordinal);

    private static Dictionary<string, LigdiCashErrorCode> Instead(
        IReadOnlyDictionary<string, LigdiCashErrorCode> table, params LigdiCashErrorCode[] codes) =>
        Table([.. table.Values.ExceptBy(codes.Select(code => code.Code), code => code.Code, StringComparer.Ordinal), .. codes]);
}
