namespace LigdiCash.Client;

/// <summary>What the gateway is asked to collect. Texts are sent without control characters and cut at 255 characters.</summary>
public sealed record NewInvoice
{
    /// <summary>The shop's own reference, unique and not guessable, 1 to 255 characters. It comes back in confirmations and
    /// callbacks.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The shop's name as the payment page shows it.</summary>
    public required string StoreName { get; init; }

    /// <summary>The shop's absolute web address.</summary>
    public required Uri StoreWebsite { get; init; }

    /// <summary>What is paid for, in a sentence the payment page shows.</summary>
    public required string Description { get; init; }

    /// <summary>The amount to collect, in whole XOF; more than 0. The gateway takes 9 to 2,000,000.</summary>
    public required long TotalXof { get; init; }

    /// <summary>The lines to show. Empty unless set; then only <see cref="TotalXof"/> counts. The sum is not compared with the
    /// total.</summary>
    public IReadOnlyList<InvoiceItem> Items { get; init; } = [];

    /// <summary>The absolute address the payer is sent to after paying. Being called there proves nothing.</summary>
    public required Uri ReturnUrl { get; init; }

    /// <summary>The absolute address the payer is sent to after giving up. Being called there proves nothing.</summary>
    public required Uri CancelUrl { get; init; }

    /// <summary>The absolute address the gateway posts its callbacks to; it must be reachable from the internet.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>The payer's first name. Empty unless set.</summary>
    public string CustomerFirstName { get; init; } = "";

    /// <summary>The payer's last name. Empty unless set.</summary>
    public string CustomerLastName { get; init; } = "";

    /// <summary>The payer's mail address. Empty unless set.</summary>
    public string CustomerEmail { get; init; } = "";

    /// <summary>Reference and amount only: the payer's name belongs in no log.</summary>
    public override string ToString() => $"{nameof(NewInvoice)} {{ {TransactionId}, {TotalXof} XOF }}";
}

/// <summary>One line of an invoice.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Description">More about it; may be empty.</param>
/// <param name="Quantity">How many; more than 0.</param>
/// <param name="UnitPriceXof">The price of one, in whole XOF; not negative.</param>
public sealed record InvoiceItem(string Name, string Description, int Quantity, long UnitPriceXof);
