using System.Globalization;
using System.Text.Json.Serialization;

namespace LigdiCash.Client;

/// <summary>How a payer approves a direct payin (page <c>payment-api/direct-payin/validation-modes</c>).</summary>
public enum ValidationMode
{
    /// <summary>The payer dials a code first, receives a one-time code and enters it in the shop.</summary>
    UssdOtp,

    /// <summary>A prompt appears on the payer's phone.</summary>
    UssdPush,

    /// <summary>The payer dials a code and approves in its menu.</summary>
    GuidedUssd,

    /// <summary>The payer receives a one-time code and enters it in the shop: the LigdiCash wallet.</summary>
    SmsOtp,

    /// <summary>The payer is redirected to a page of LigdiCash.</summary>
    LigdiCashRedirect,

    /// <summary>The payer is redirected to a page of the operator.</summary>
    OperatorRedirect,
}

/// <summary>An operator or wallet of the gateway's documentation.</summary>
public sealed record Operator
{
    /// <summary>The country's two letters, such as <c>BF</c>; null for the LigdiCash wallet, which has no country.</summary>
    public string? Country { get; init; }

    /// <summary>Field <c>operator_id</c> of confirmations and callbacks; null when unpublished.</summary>
    public string? Id { get; init; }

    /// <summary>Field <c>operator_name</c>, such as <c>ORANGE BURKINA</c>; unique in the list. Payouts may add words to it.</summary>
    public required string Name { get; init; }

    /// <summary>The brand that payers know, such as <c>Orange Money</c>.</summary>
    public required string Brand { get; init; }

    /// <summary>How the payer approves; null when undocumented, so that no direct payin can be offered.</summary>
    public ValidationMode? Mode { get; init; }

    /// <summary>How the payer approves when <see cref="Mode"/> fails; null when undocumented.</summary>
    public ValidationMode? FallbackMode { get; init; }

    /// <summary>The minimum amount in whole XOF; null when not stated.</summary>
    public long? MinAmountXof { get; init; }

    /// <summary>The maximum amount in whole XOF; null when not stated.</summary>
    public long? MaxAmountXof { get; init; }

    /// <summary>The country code of its numbers, such as <c>226</c>; null for the wallet.</summary>
    public string? DialCode { get; init; }

    /// <summary>The documented format of its numbers, such as <c>226XXXXXXXXX</c>; null when not stated. Some are wrong: never validate
    /// with it.</summary>
    public string? NumberFormat { get; init; }

    /// <summary>The code to dial, with <c>{amount}</c>; null if none. Belongs to <see cref="FallbackMode"/> if that is set.</summary>
    public string? UssdCode { get; init; }

    /// <summary>The hosts of the operator's payment pages, such as <c>mpayment.orange-money.com</c>; may be empty.</summary>
    public IReadOnlyList<string> PaymentPageHosts { get => field ?? []; init; }

    /// <summary>The documentation page of this row, and other sources.</summary>
    public required string Source { get; init; }

    /// <summary>Whether a direct payin needs a one-time code in <see cref="DirectPayin.Otp"/>.</summary>
    [JsonIgnore]
    public bool NeedsOtp => Mode is ValidationMode.UssdOtp or ValidationMode.SmsOtp;

    /// <summary><see cref="UssdCode"/> for an amount in whole XOF; null when there is none.</summary>
    public string? UssdCodeFor(long amountXof) =>
        UssdCode?.Replace("{amount}", amountXof.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

/// <summary>A country of the gateway.</summary>
/// <param name="Code">Two letters, such as <c>BF</c>.</param>
/// <param name="Name">Its name in French.</param>
/// <param name="DialCode">Its country code without a plus, such as <c>226</c>.</param>
/// <param name="TrunkPrefix">The prefix that people dial before a national number; null when there is none.</param>
public sealed record OperatorCountry(string Code, string Name, string DialCode, string? TrunkPrefix = null)
{
    /// <summary>The numbering plans of its mobile numbers, old ones included. Empty: numbers are checked by their length only.
    /// <see cref="PhoneNumber"/> uses those of <see cref="Operators.Default"/>.</summary>
    public IReadOnlyList<NumberPlan> Numbers { get => field ?? []; init; }

    /// <summary>A mobile number as people write it in the country, such as <c>70 12 34 56</c>; null when there is none.</summary>
    public string? Example { get; init; }

    // The number with its country code in the current plan. Null: no plan has such a number.
    internal string? Complete(string national)
    {
        var bare = TrunkPrefix is { Length: > 0 } trunk && national.StartsWith(trunk, StringComparison.Ordinal)
            ? national[trunk.Length..] : national;
        return Numbers.FirstOrDefault(plan => plan.Has(bare)) is { } found ? $"{DialCode}{found.NewPrefix}{bare}" : null;
    }
}

/// <summary>A kind of mobile number of a country.</summary>
/// <param name="Length">The number of digits without country code and trunk prefix.</param>
/// <param name="Prefixes">The first digits, one of which the number begins with.</param>
/// <param name="NewPrefix">The digits that the current plan puts before such a number. Null: the number is of the current plan.</param>
public sealed record NumberPlan(int Length, IReadOnlyList<string> Prefixes, string? NewPrefix = null)
{
    internal bool Has(string national) =>
        national.Length == Length && Prefixes.Any(prefix => national.StartsWith(prefix, StringComparison.Ordinal));

    internal bool IsValid => Length is > 0 and <= 12 && Prefixes.Count > 0 && Prefixes.Append(NewPrefix ?? "0").All(IsDigits);

    private static bool IsDigits(string? text) => text is { Length: > 0 } && text.All(char.IsAsciiDigit);
}
