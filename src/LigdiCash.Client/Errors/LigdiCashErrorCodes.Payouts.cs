using static LigdiCash.Client.LigdiCashErrorKind;

namespace LigdiCash.Client;

// The documentation prints 01, 02 and 06 of createWithdrawal and 06 of createStraightWithdrawal (page errors/common-errors);
// the others come from LigdiCash's own libraries. No creation may be repeated: the money would be paid out twice.
public static partial class LigdiCashErrorCodes
{
    private const string AskBeforeAnother = "ask LigdiCash whether the payout exists before making another";

    /// <summary>Sub-codes of a payout to a mobile-money number (list <c>createStraightWithdrawal</c>).</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> CreatePayout { get; } = Table(
        new("00", Configuration, "the keys were not accepted", "check ApiKey and ApiToken"),
        new("01", Configuration, "the application was not accepted", "check ApiKey and ApiToken, have LigdiCash enable payouts"),
        new("02", Amount, "the amount is out of range", "pay out another amount"),
        new("03", Configuration, "there is no merchant account", "ask LigdiCash"),
        new("04", TooSoon, "a payout to this recipient is pending or was made within 24 hours",
            "follow that payout, or wait for 24 hours"),
        new("05", Recipient, "the recipient's operator was not recognised", "check the number and its country code"),
        new("06", Configuration, "the server's IP address is not allowed, or the merchant has no account on the recipient's network",
            "have LigdiCash allow the address and open the account"),
        new("07", Configuration, "the merchant has no account on the recipient's network", "have LigdiCash open one"),
        new("08", Funds, "the merchant's balance on the recipient's network is too low", "fund that sub-account"),
        new("09", GatewayFailure, "an error inside the gateway while processing", AskBeforeAnother),
        new("10", GatewayFailure, "an error of the gateway's API", AskBeforeAnother),
        new("11", Configuration, "no hash was given", "check the keys"),
        new("12", Configuration, "the hash was not accepted", "check the keys"),
        new("13", Configuration, "the currency may not be converted", "ask LigdiCash"),
        new("14", Configuration, "the server's IP address is not among those allowed for the project", "have LigdiCash allow it"));

    /// <summary>Sub-codes of a payout to a LigdiCash wallet (list <c>createWithdrawal</c>).</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> CreateWalletPayout { get; } = Table(
        new("00", Configuration, "the keys were not accepted", "check ApiKey and ApiToken"),
        new("01", Configuration, "payouts are not enabled for the merchant", "ask LigdiCash"),
        new("02", Recipient, "the recipient has no LigdiCash account", "pay out to the mobile-money number instead"),
        new("03", Configuration, "the merchant has no account on the network", "have LigdiCash open one"),
        new("03a", TooSoon, "a payout to this recipient is pending or was made within 24 hours",
            "follow that payout, or wait for 24 hours"),
        new("03b", Funds, "there was no deposit within the last 3 months", "make a deposit, or ask LigdiCash whose is missing"),
        new("04", Funds, "the merchant's balance is too low", "fund the sub-account"),
        new("05", Amount, "the amount is out of range", "pay out another amount"),
        new("06", Configuration, "the server's IP address is not among those allowed for the project", "have LigdiCash allow it"),
        new("07", AlreadyUsed, "the transaction_id was used before", "find the payout it belongs to; make no other"),
        new("08", GatewayFailure, "an error inside the gateway while processing", AskBeforeAnother),
        new("09", Malformed, "the request was malformed", "check the required fields"),
        new("10", GatewayFailure, "an error of the gateway's API", AskBeforeAnother),
        new("13", Configuration, "no hash was given", "check the keys"),
        new("14", Configuration, "the hash was not accepted", "check the keys"));

    /// <summary>Sub-codes of confirming a payout, assumed from <see cref="ConfirmInvoice"/>. None tells the outcome.</summary>
    public static IReadOnlyDictionary<string, LigdiCashErrorCode> ConfirmPayout { get; } = Table(
        new("00", Configuration, "the keys were not accepted", "check ApiKey and ApiToken"),
        new("01", Configuration, "payouts are not enabled for the merchant", "ask LigdiCash"),
        new("02", NotFound, "the gateway found no payout for the token",
            "compare the stored token, consider TryPayoutConfirmAlias, ask LigdiCash"),
        new("03", GatewayFailure, "an error inside the gateway while processing", "ask again later", MayRetry: true),
        new("04", Malformed, "the request was malformed", "ask LigdiCash"));
}
