namespace LigdiCash.Client;

/// <summary>The order that a payin collects money for, hosted (page <c>payment-api/hosted-payin/create-invoice</c>) or direct (page
/// <c>payment-api/direct-payin/create-transaction</c>). Texts are sent without control characters and cut at 255 characters.</summary>
public sealed record PayinOrder
{
    /// <summary>The shop's reference of this attempt, unique and not guessable, 1 to 255 characters. Confirmations and callbacks return
    /// it.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The shop's name, which the payment page or the payer's operator shows.</summary>
    public required string StoreName { get; init; }

    /// <summary>The shop's absolute web address.</summary>
    public required Uri StoreWebsite { get; init; }

    /// <summary>A sentence about the purchase.</summary>
    public required string Description { get; init; }

    /// <summary>The amount to collect, in whole XOF; more than 0. The gateway takes 9 to 2,000,000; an <see cref="Operator"/> may have
    /// other bounds.</summary>
    public required long TotalXof { get; init; }

    /// <summary>The lines to show. Default: empty. Their sum is not compared with <see cref="TotalXof"/>.</summary>
    public IReadOnlyList<InvoiceItem> Items { get; init; } = [];

    /// <summary>The absolute address for the gateway's callbacks. It must be reachable from the internet.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>The absolute address for the payer's return after paying on a page. A request to it proves nothing. Null is sent as an
    /// empty text, which <see cref="LigdiCashClient.CreateInvoiceAsync"/> does not accept. Default: null.</summary>
    public Uri? ReturnUrl { get; init; }

    /// <summary>The absolute address for the payer's return after canceling on a page. Null and default as for
    /// <see cref="ReturnUrl"/>.</summary>
    public Uri? CancelUrl { get; init; }

    /// <summary>The payer's first name. Default: empty.</summary>
    public string CustomerFirstName { get; init; } = "";

    /// <summary>The payer's last name. Default: empty.</summary>
    public string CustomerLastName { get; init; } = "";

    /// <summary>The payer's mail address. Default: empty.</summary>
    public string CustomerEmail { get; init; } = "";

    /// <summary>Reference and amount only: the payer's name must not be logged.</summary>
    public override string ToString() => $"{nameof(PayinOrder)} {{ {TransactionId}, {TotalXof} XOF }}";
}

/// <summary>One line of an order.</summary>
/// <param name="Name">The article's name.</param>
/// <param name="Description">The article's description; may be empty.</param>
/// <param name="Quantity">The quantity; more than 0.</param>
/// <param name="UnitPriceXof">The unit price in whole XOF; not negative.</param>
public sealed record InvoiceItem(string Name, string Description, int Quantity, long UnitPriceXof);
