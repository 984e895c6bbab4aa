namespace LigdiCash.Client;

/// <summary>The kind of a refusal, independent of endpoints and sub-codes.</summary>
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

    /// <summary>An error behind the gateway. After a direct payin or a payout the outcome is unknown.</summary>
    GatewayFailure,

    /// <summary>The one-time code was wrong; the payer may correct it.</summary>
    WrongOtp,

    /// <summary>The one-time code had expired; the payer needs another.</summary>
    ExpiredOtp,

    /// <summary>No one-time code was given where one is needed.</summary>
    MissingOtp,

    /// <summary>The gateway does not know the token. Says nothing about the outcome.</summary>
    NotFound,

    /// <summary>The recipient's number cannot receive this kind of payout.</summary>
    Recipient,

    /// <summary>The merchant's account lacks funds or recent deposits.</summary>
    Funds,

    /// <summary>A payout to the same recipient is pending or was made within 24 hours.</summary>
    TooSoon,

    /// <summary>A payout with this <c>transaction_id</c> exists: the earlier create succeeded.</summary>
    AlreadyUsed,
}
