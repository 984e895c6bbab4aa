namespace LigdiCash.Client;

/// <summary>The status of a payout (page <c>payment-api/payout/verify-status</c>).</summary>
public enum PayoutStatus
{
    /// <summary>An unknown status, another token, or contradictory amounts. Treat it as pending and let staff review it.</summary>
    Unknown,

    /// <summary>No outcome yet; to mobile money this may last for days.</summary>
    Pending,

    /// <summary>Paid out; final. <see cref="WalletPayoutMode.ForwardToMobileMoney"/>: the wallet was credited.</summary>
    Completed,

    /// <summary>Not paid out; final.</summary>
    NotCompleted,
}

/// <summary>The gateway's answer about one payout (page <c>payment-api/payout/verify-status</c>). As documented it has neither amount nor
/// recipient nor reference.</summary>
public sealed record PayoutConfirmation
{
    /// <summary>The outcome.</summary>
    public PayoutStatus Status { get; init; }

    /// <summary>The gateway's unknown word, cleaned and cut to 40 characters. Null when the status is known or absent.</summary>
    public string? UnknownStatusWord { get; init; }

    /// <summary>The amount in whole XOF, undocumented; null when absent. If present, it must be the payout's.</summary>
    public long? AmountXof { get; init; }

    /// <summary>The operator's name, such as <c>ORANGE BURKINA</c>; null when absent or empty.</summary>
    public string? OperatorName { get; init; }

    /// <summary>SHA-256 of the raw body of the answer, 64 lower-case hex digits.</summary>
    public string EvidenceDigest { get; init; } = "";
}
