namespace LigdiCash.Client;

/// <summary>A direct payin from a payer's number. Texts are sent without control characters and cut at 255 characters.</summary>
public sealed record NewPayin
{
    /// <summary>The shop's reference of this attempt, unique and not guessable, 1 to 255 characters.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The shop's name, which the payer's operator may show.</summary>
    public required string StoreName { get; init; }

    /// <summary>The shop's absolute web address.</summary>
    public required Uri StoreWebsite { get; init; }

    /// <summary>A sentence about the purchase.</summary>
    public required string Description { get; init; }

    /// <summary>The amount in whole XOF. The gateway takes 9 to 2,000,000; an <see cref="Operator"/> may have other bounds.</summary>
    public required long TotalXof { get; init; }

    /// <summary>The lines to send. Default: empty. Their sum is not compared with <see cref="TotalXof"/>.</summary>
    public IReadOnlyList<InvoiceItem> Items { get; init; } = [];

    /// <summary>The absolute address for the gateway's callbacks. It must be reachable from the internet.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>The absolute address for the return after paying on a page; null is sent as an empty text.</summary>
    public Uri? ReturnUrl { get; init; }

    /// <summary>The absolute address for the return after canceling on a page; null is sent as an empty text.</summary>
    public Uri? CancelUrl { get; init; }

    /// <summary>The payer's number. The gateway derives the operator from it.</summary>
    public required PhoneNumber Customer { get; init; }

    /// <summary>The allowed hosts of the payment page. Null: those of all operators of the number's country.</summary>
    public IReadOnlyList<string>? OperatorPageHosts { get; init; }

    /// <summary>The one-time code as typed, at most 255 characters. Required if <see cref="Operator.NeedsOtp"/> is true.</summary>
    public Secret? Otp { get; init; }

    /// <summary>The payer's first name. Default: empty.</summary>
    public string CustomerFirstName { get; init; } = "";

    /// <summary>The payer's last name. Default: empty.</summary>
    public string CustomerLastName { get; init; } = "";

    /// <summary>The payer's mail address. Default: empty.</summary>
    public string CustomerEmail { get; init; } = "";

    /// <summary>Reference and amount only: the payer's name, number and code must not be logged.</summary>
    public override string ToString() => $"{nameof(NewPayin)} {{ {TransactionId}, {TotalXof} XOF }}";
}
