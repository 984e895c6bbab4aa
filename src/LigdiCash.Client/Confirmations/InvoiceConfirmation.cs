namespace LigdiCash.Client;

/// <summary>The status of a payin, hosted or direct (page <c>concepts/response-codes-and-statuses</c>).</summary>
public enum InvoiceStatus
{
    /// <summary>A status that this library does not know. Treat it as pending and let staff review it.</summary>
    Unknown,

    /// <summary>No outcome yet; this may last for days.</summary>
    Pending,

    /// <summary>Paid; final.</summary>
    Completed,

    /// <summary>Refused or cancelled; final.</summary>
    NotCompleted,
}

/// <summary>The gateway's answer about one payin (page <c>reference/endpoints/payin-redirect-confirm</c>). It holds no data of the
/// payer.</summary>
public sealed record InvoiceConfirmation
{
    /// <summary>The outcome. Compare amount, currency and reference before believing <see cref="InvoiceStatus.Completed"/>.</summary>
    public InvoiceStatus Status { get; init; }

    /// <summary>The gateway's unknown word, cleaned and cut to 40 characters. Null when the status is known or absent.</summary>
    public string? UnknownStatusWord { get; init; }

    /// <summary>Field <c>amount</c> in whole XOF. Null when absent or not a whole number; zero decimals are accepted.</summary>
    public long? AmountXof { get; init; }

    /// <summary>Field <c>montant</c>, documented to equal <see cref="AmountXof"/>. Null when absent or not a whole number.</summary>
    public long? MontantXof { get; init; }

    /// <summary>Field <c>devise</c> or <c>currency</c>, joined by <c>|</c> if they differ in more than case. Null when absent or
    /// empty, as in every documented answer. Compare it without case.</summary>
    public string? Currency { get; init; }

    /// <summary>Whether the answer names no other currency than XOF.</summary>
    public bool IsInXof => Currency is null || Currency.Equals("XOF", StringComparison.OrdinalIgnoreCase);

    /// <summary>The amount in XOF that both fields agree on. Null: the answer has no valid amount.</summary>
    public long? ConfirmedXof => IsInXof && AmountXof > 0 && AmountXof == MontantXof ? AmountXof : null;

    /// <summary>The shop's reference from <c>custom_data</c>; different values are joined by <c>|</c>. Null when absent. A value that is
    /// not a text reads as empty, and unprintable characters read as U+FFFD, so that neither equals a reference.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Field <c>external_id</c>; null when absent or empty.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The answer's token; null when absent or empty, as documented. Never use it instead of the stored token.</summary>
    public Secret? Token { get; init; }

    /// <summary>The gateway's short reference for support, such as <c>P2771491712026</c>; null when absent or empty.</summary>
    public string? RequestId { get; init; }

    /// <summary>The operator's name, such as <c>MOOV CI</c>; null when absent or empty, as while pending.</summary>
    public string? OperatorName { get; init; }

    /// <summary>SHA-256 of the raw body of the answer, 64 lower-case hex digits.</summary>
    public string EvidenceDigest { get; init; } = "";
}
