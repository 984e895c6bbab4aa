namespace LigdiCash.Client;

/// <summary>How a call to the gateway ended without a usable answer.</summary>
public enum LigdiCashFailure
{
    /// <summary>The gateway understood the call and said no: after a create, nothing exists, unless <see cref="LigdiCashException.Kind"/>
    /// is <see cref="LigdiCashErrorKind.GatewayFailure"/> or <see cref="LigdiCashErrorKind.AlreadyUsed"/>.</summary>
    Refused,

    /// <summary>No connection, no answer in time, or an error page instead of one. After a create, an invoice or a payout may
    /// exist.</summary>
    Unreachable,

    /// <summary>An answer nobody can rely on. After a create, an invoice or a payout may exist.</summary>
    Unreadable,
}

/// <summary>A call to the gateway brought no usable answer. The message names the endpoint and the meaning of the sub-code; it holds no
/// key, no token and nothing of the answer's free text.</summary>
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

    /// <summary>How the call ended.</summary>
    public LigdiCashFailure Reason { get; }

    /// <summary>The gateway's two- or three-digit sub-code, such as <c>03</c> or <c>03a</c>; null when there was none. Its meaning depends
    /// on the endpoint, see <see cref="LigdiCashErrorCodes"/>.</summary>
    public string? SubCode { get; }

    /// <summary>What the refusal comes down to; <see cref="LigdiCashErrorKind.Unknown"/> when the call was not refused, or for a reason
    /// this library does not know.</summary>
    public LigdiCashErrorKind Kind { get; }

    /// <summary>Whether the payer's one-time code was wrong, had expired or was missing, so that the payer may give another at once.
    /// Nothing was asked for.</summary>
    public bool PayerMayCorrectCode =>
        Kind is LigdiCashErrorKind.WrongOtp or LigdiCashErrorKind.ExpiredOtp or LigdiCashErrorKind.MissingOtp;

    /// <summary>Whether no connection to the gateway came about, so that it knows nothing of the call and the payer was asked for
    /// nothing.</summary>
    public bool NothingWasSent { get; internal init; }

    /// <summary>Scheme and host of the payment page for whose sake the answer was refused, such as <c>https://evil.example</c>; null when
    /// it was not. See <see cref="LigdiCashOptions.PaymentPageHosts"/>.</summary>
    public string? RefusedPage { get; internal init; }

    /// <summary>How long the gateway asked to be left alone, by its header <c>Retry-After</c>. Null: it did not ask.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The gateway's own page about the sub-code, always below <c>https://client.ligdicash.com/wiki/</c>; null when the answer
    /// named none.</summary>
    public Uri? Wiki { get; }

    /// <summary>Whether a person may do the same again and hope for another answer. Never a reason to repeat a create by program, nor to
    /// stop watching a payment.</summary>
    public bool MayRetry { get; }
}
