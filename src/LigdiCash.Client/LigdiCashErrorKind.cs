namespace LigdiCash.Client;

/// <summary>What a refusal comes down to, at whichever endpoint, so that a caller need not know sub-codes.</summary>
public enum LigdiCashErrorKind
{
    /// <summary>No sub-code, or one this library does not know.</summary>
    Unknown,

    /// <summary>Keys, rights, IP addresses or operators of the project: the merchant or LigdiCash must change something first.</summary>
    Configuration,

    /// <summary>The amount is outside the gateway's bounds.</summary>
    Amount,

    /// <summary>The gateway did not understand the request.</summary>
    Malformed,

    /// <summary>An error inside the gateway or between it and the operator. After a direct payin or a payout treat the outcome as unknown:
    /// the operator may have been asked already.</summary>
    GatewayFailure,

    /// <summary>The one-time code was wrong; the payer may correct it.</summary>
    WrongOtp,

    /// <summary>The one-time code had expired; the payer needs another.</summary>
    ExpiredOtp,

    /// <summary>No one-time code was given where one is needed.</summary>
    MissingOtp,

    /// <summary>The gateway knows nothing under the token. Says nothing about the outcome.</summary>
    NotFound,

    /// <summary>The recipient's number cannot be paid this way.</summary>
    Recipient,

    /// <summary>The merchant's own account lacks money, or movement.</summary>
    Funds,

    /// <summary>A payout to the same recipient is pending or was made within 24 hours.</summary>
    TooSoon,

    /// <summary>A payout with this <c>transaction_id</c> exists already: the earlier create went through, whatever was heard of
    /// it.</summary>
    AlreadyUsed,
}
