namespace LigdiCash.Client;

/// <summary>What became of an invoice, as far as the gateway's answer says.</summary>
public enum InvoiceStatus
{
    /// <summary>A status this library does not know. Treat it as pending and have somebody look.</summary>
    Unknown,

    /// <summary>No outcome yet; this may last for days.</summary>
    Pending,

    /// <summary>Paid, for good.</summary>
    Completed,

    /// <summary>Refused or cancelled, for good.</summary>
    NotCompleted,
}

/// <summary>The gateway's answer about one invoice, asked for with the token from its creation. Nothing of the payer is kept.</summary>
public sealed record InvoiceConfirmation
{
    /// <summary>The outcome. Compare amount, currency and reference before believing <see cref="InvoiceStatus.Completed"/>.</summary>
    public InvoiceStatus Status { get; init; }

    /// <summary>The word that the gateway used instead of a status this library knows, without control characters and cut to 40 characters;
    /// null when the status is known, absent or empty.</summary>
    public string? UnknownStatusWord { get; init; }

    /// <summary>Field <c>amount</c> in whole XOF; null when absent or anything but a plain whole number, of which a text may have blanks
    /// around it and one or two zero decimals.</summary>
    public long? AmountXof { get; init; }

    /// <summary>Field <c>montant</c> in whole XOF, documented to equal <see cref="AmountXof"/>; null when absent or anything but a plain
    /// whole number.</summary>
    public long? MontantXof { get; init; }

    /// <summary>Field <c>devise</c> or <c>currency</c>, both joined by <c>|</c> if they differ in more than case; null when absent or
    /// empty, as it is in every documented answer. Compare it without case.</summary>
    public string? Currency { get; init; }

    /// <summary>Our reference, from <c>custom_data</c>, two that differ joined by <c>|</c>; null when absent. A value that is no text reads
    /// as empty, and unprintable characters as U+FFFD, so that neither equals a reference of ours.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Field <c>external_id</c>; null when absent or empty.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The answer's own token; null when absent or empty, as documented. Never to be used instead of the stored one.</summary>
    public Secret? Token { get; init; }

    /// <summary>The gateway's short reference for support, such as <c>P2771491712026</c>; null when absent or empty.</summary>
    public string? RequestId { get; init; }

    /// <summary>Who carried the money, such as <c>MOOV CI</c>; null when absent or empty, as it is while pending.</summary>
    public string? OperatorName { get; init; }

    /// <summary>SHA-256 of the answer's body as it came, 64 lower-case hex digits.</summary>
    public string EvidenceDigest { get; init; } = "";
}
