namespace LigdiCash.Client;

/// <summary>The reason why a call to the gateway failed.</summary>
public enum LigdiCashFailure
{
    /// <summary>The gateway refused the call. After a create nothing exists, unless <see cref="LigdiCashException.Kind"/>
    /// is <see cref="LigdiCashErrorKind.GatewayFailure"/> or <see cref="LigdiCashErrorKind.AlreadyUsed"/>.</summary>
    Refused,

    /// <summary>No connection, no answer in time, or an error page. After a create an invoice or a payout may exist.</summary>
    Unreachable,

    /// <summary>An invalid answer. After a create an invoice or a payout may exist.</summary>
    Unreadable,
}

/// <summary>A failed call to the gateway. The message contains no key, no token and no free text of the answer.</summary>
public sealed class LigdiCashException : Exception
{
    internal LigdiCashException(LigdiCashFailure reason, string message, bool mayRetry, string? subCode = null, Uri? wiki = null,
        LigdiCashErrorKind kind = LigdiCashErrorKind.Unknown)
        : base(message)
    {
        Kind = kind;
        Reason = reason;
        MayRetry = mayRetry;
        SubCode = subCode;
        Wiki = wiki;
    }

    /// <summary>The reason of the failure.</summary>
    public LigdiCashFailure Reason { get; }

    /// <summary>The gateway's sub-code, such as <c>03a</c>; null if none. See <see cref="LigdiCashErrorCodes"/>.</summary>
    public string? SubCode { get; }

    /// <summary>The kind of the refusal; <see cref="LigdiCashErrorKind.Unknown"/> without a known sub-code.</summary>
    public LigdiCashErrorKind Kind { get; }

    /// <summary>Whether another one-time code may help. No payment was started.</summary>
    public bool PayerMayCorrectCode =>
        Kind is LigdiCashErrorKind.WrongOtp or LigdiCashErrorKind.ExpiredOtp or LigdiCashErrorKind.MissingOtp;

    /// <summary>Whether the connection failed, so that the gateway received nothing and the payer got no prompt.</summary>
    public bool NothingWasSent { get; internal init; }

    /// <summary>Whether a refusal of a direct payin or a payout is certain: no prompt was sent and no money moves.</summary>
    public bool IsFinalRefusal => Reason == LigdiCashFailure.Refused
        && Kind is not (LigdiCashErrorKind.GatewayFailure or LigdiCashErrorKind.AlreadyUsed or LigdiCashErrorKind.Unknown);

    /// <summary>Whether the gateway refused this call only, which shows that it works and accepts the keys.</summary>
    public bool IsAnswer => Reason == LigdiCashFailure.Refused
        && Kind is not (LigdiCashErrorKind.GatewayFailure or LigdiCashErrorKind.Configuration);

    /// <summary>Scheme and host of a page outside <see cref="LigdiCashOptions.PaymentPageHosts"/>; null for other failures.</summary>
    public string? RefusedPage { get; internal init; }

    /// <summary>The pause that the gateway requested in its header <c>Retry-After</c>. Null: none.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The gateway's page about the sub-code, below <c>https://client.ligdicash.com/wiki/</c>; null if none.</summary>
    public Uri? Wiki { get; }

    /// <summary>Whether a person may retry. Never a reason to repeat a create automatically or to end status checks.</summary>
    public bool MayRetry { get; }
}
