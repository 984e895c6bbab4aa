using System.Globalization;
using System.Text.Json.Serialization;

namespace LigdiCash.Client;

/// <summary>How a payer agrees to a direct payin (page <c>direct-payin/validation-modes</c>).</summary>
public enum ValidationMode
{
    /// <summary>The payer dials a code beforehand, reads a one-time code off the phone and gives it to the shop.</summary>
    UssdOtp,

    /// <summary>A prompt appears on the payer's phone.</summary>
    UssdPush,

    /// <summary>The payer dials a code and agrees there.</summary>
    GuidedUssd,

    /// <summary>The payer is sent a one-time code and gives it to the shop: the LigdiCash wallet.</summary>
    SmsOtp,

    /// <summary>The payer is sent to a page of LigdiCash's.</summary>
    LigdiCashRedirect,

    /// <summary>The payer is sent to a page of the operator's.</summary>
    OperatorRedirect,
}

/// <summary>A way to pay, as the gateway's documentation describes it.</summary>
public sealed record Operator
{
    /// <summary>The country's two letters, such as <c>BF</c>; null for the LigdiCash wallet, which is everywhere.</summary>
    public string? Country { get; init; }

    /// <summary>Field <c>operator_id</c> of confirmations and callbacks; null when unpublished.</summary>
    public string? Id { get; init; }

    /// <summary>Field <c>operator_name</c> of confirmations and callbacks, such as <c>ORANGE BURKINA</c>; unique in the list. The wallet's
    /// and a payout's may come with more words.</summary>
    public required string Name { get; init; }

    /// <summary>What payers call it, such as <c>Orange Money</c>.</summary>
    public required string Brand { get; init; }

    /// <summary>How the payer agrees; null when the documentation does not say, so that no direct payin can be offered.</summary>
    public ValidationMode? Mode { get; init; }

    /// <summary>How the payer agrees when <see cref="Mode"/> fails; null when nothing is documented.</summary>
    public ValidationMode? FallbackMode { get; init; }

    /// <summary>The least amount in whole XOF; null when not stated.</summary>
    public long? MinimumXof { get; init; }

    /// <summary>The largest amount in whole XOF; null when not stated.</summary>
    public long? MaximumXof { get; init; }

    /// <summary>The country code of its numbers, such as <c>226</c>; null for the wallet.</summary>
    public string? DialCode { get; init; }

    /// <summary>The shape of its numbers as the documentation prints it; null when not stated. Some have a digit too many: never validate
    /// by it.</summary>
    public string? NumberShape { get; init; }

    /// <summary>What the payer dials, where <c>{amount}</c> stands for the amount; null when nothing is to be dialled. With a
    /// <see cref="FallbackMode"/>, what is dialled then.</summary>
    public string? UssdCode { get; init; }

    /// <summary>The hosts of the operator's own payment pages, such as <c>mpayment.orange-money.com</c>; empty when the payer stays on
    /// LigdiCash's.</summary>
    public IReadOnlyList<string> PaymentPageHosts { get => field ?? []; init; }

    /// <summary>The documentation page the row comes from, with what was taken from elsewhere.</summary>
    public required string Source { get; init; }

    /// <summary>Whether a direct payin needs a one-time code in <see cref="NewPayin.Otp"/>.</summary>
    [JsonIgnore]
    public bool NeedsOtp => Mode is ValidationMode.UssdOtp or ValidationMode.SmsOtp;

    /// <summary><see cref="UssdCode"/> for one amount in whole XOF; null when nothing is to be dialled.</summary>
    public string? UssdCodeFor(long amountXof) =>
        UssdCode?.Replace("{amount}", amountXof.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

/// <summary>A country the gateway works in.</summary>
/// <param name="Code">Two letters, such as <c>BF</c>.</param>
/// <param name="Name">Its name in French.</param>
/// <param name="DialCode">Its country code without a plus, such as <c>226</c>.</param>
/// <param name="TrunkPrefix">What people put before a national number and is no part of it; null where there is nothing.</param>
public sealed record OperatorCountry(string Code, string Name, string DialCode, string? TrunkPrefix = null);
