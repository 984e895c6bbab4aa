namespace LigdiCash.Client;

/// <summary>An invoice to create. Texts are sent without control characters and cut at 255 characters.</summary>
public sealed record NewInvoice
{
    /// <summary>The shop's reference, unique and not guessable, 1 to 255 characters. Confirmations and callbacks return it.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The shop's name as the payment page shows it.</summary>
    public required string StoreName { get; init; }

    /// <summary>The shop's absolute web address.</summary>
    public required Uri StoreWebsite { get; init; }

    /// <summary>A sentence about the purchase for the payment page.</summary>
    public required string Description { get; init; }

    /// <summary>The amount to collect, in whole XOF; more than 0. The gateway takes 9 to 2,000,000.</summary>
    public required long TotalXof { get; init; }

    /// <summary>The lines to show. Default: empty. Their sum is not compared with <see cref="TotalXof"/>.</summary>
    public IReadOnlyList<InvoiceItem> Items { get; init; } = [];

    /// <summary>The absolute address for the payer's return after paying. A request to it proves nothing.</summary>
    public required Uri ReturnUrl { get; init; }

    /// <summary>The absolute address for the payer's return after canceling. A request to it proves nothing.</summary>
    public required Uri CancelUrl { get; init; }

    /// <summary>The absolute address for the gateway's callbacks. It must be reachable from the internet.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>The payer's first name. Default: empty.</summary>
    public string CustomerFirstName { get; init; } = "";

    /// <summary>The payer's last name. Default: empty.</summary>
    public string CustomerLastName { get; init; } = "";

    /// <summary>The payer's mail address. Default: empty.</summary>
    public string CustomerEmail { get; init; } = "";

    /// <summary>Reference and amount only: the payer's name must not be logged.</summary>
    public override string ToString() => $"{nameof(NewInvoice)} {{ {TransactionId}, {TotalXof} XOF }}";
}

/// <summary>One line of an invoice.</summary>
/// <param name="Name">The article's name.</param>
/// <param name="Description">The article's description; may be empty.</param>
/// <param name="Quantity">The quantity; more than 0.</param>
/// <param name="UnitPriceXof">The unit price in whole XOF; not negative.</param>
public sealed record InvoiceItem(string Name, string Description, int Quantity, long UnitPriceXof);
