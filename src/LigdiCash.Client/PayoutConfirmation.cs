namespace LigdiCash.Client;

/// <summary>What became of a payout, as far as the gateway's answer says.</summary>
public enum PayoutStatus
{
    /// <summary>A status this library does not know, an answer about another token, or one with amounts that can't be read or differ. Treat
    /// it as pending and have somebody look.</summary>
    Unknown,

    /// <summary>No outcome yet; to mobile money this may last for days.</summary>
    Pending,

    /// <summary>Paid out, for good. For <see cref="WalletPayoutMode.ForwardToMobileMoney"/> no more is promised than that the wallet was
    /// credited.</summary>
    Completed,

    /// <summary>Not paid out, for good.</summary>
    NotCompleted,
}

/// <summary>The gateway's answer about one payout, asked for with the token from its creation. As documented it holds neither amount nor
/// recipient nor reference to compare.</summary>
public sealed record PayoutConfirmation
{
    /// <summary>The outcome.</summary>
    public PayoutStatus Status { get; init; }

    /// <summary>The word that the gateway used instead of a status this library knows, without control characters and cut to 40 characters;
    /// null when the status is known, absent or empty.</summary>
    public string? UnknownStatusWord { get; init; }

    /// <summary>The amount, in whole XOF, should the answer name one, which no page says; null as documented. If it is there, it must be
    /// the payout's.</summary>
    public long? AmountXof { get; init; }

    /// <summary>Who carried the money, such as <c>ORANGE BURKINA</c>; null when absent or empty.</summary>
    public string? OperatorName { get; init; }

    /// <summary>SHA-256 of the answer's body as it came, 64 lower-case hex digits.</summary>
    public string EvidenceDigest { get; init; } = "";
}
