namespace LigdiCash.Client;

/// <summary>What the gateway is asked to collect from one payer's number, without a page of its own. Texts are sent without control
/// characters and cut at 255 characters.</summary>
public sealed record NewPayin
{
    /// <summary>The shop's own reference, unique and not guessable, 1 to 255 characters. It comes back in confirmations and callbacks.
    /// Another try needs another reference.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The shop's name as the payer's operator may show it.</summary>
    public required string StoreName { get; init; }

    /// <summary>The shop's absolute web address.</summary>
    public required Uri StoreWebsite { get; init; }

    /// <summary>What is paid for, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The amount to collect, in whole XOF; more than 0. The gateway takes 9 to 2,000,000; for an operator's own bounds see
    /// <see cref="Operator"/>.</summary>
    public required long TotalXof { get; init; }

    /// <summary>The lines to send. Empty unless set; then only <see cref="TotalXof"/> counts. The sum is not compared with the
    /// total.</summary>
    public IReadOnlyList<InvoiceItem> Items { get; init; } = [];

    /// <summary>The absolute address the gateway posts its callbacks to; it must be reachable from the internet.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>The absolute address the payer is sent to after paying at a page. Null, sent as an empty text, unless set; give it for
    /// operators that redirect. Being called there proves nothing.</summary>
    public Uri? ReturnUrl { get; init; }

    /// <summary>The absolute address the payer is sent to after giving up at a page. Null, sent as an empty text, unless set; give it for
    /// operators that redirect. Being called there proves nothing.</summary>
    public Uri? CancelUrl { get; init; }

    /// <summary>The payer's number. The gateway takes the operator from it.</summary>
    public required PhoneNumber Customer { get; init; }

    /// <summary>The hosts on which the operator's own payment page is accepted, see <see cref="Operator.PaymentPageHosts"/>. Null: those of
    /// all operators of the number's country.</summary>
    public IReadOnlyList<string>? OperatorPageHosts { get; init; }

    /// <summary>The payer's one-time code as the payer typed it, zeros included; at most 255 characters. Null, sent as an empty text,
    /// unless set. Needed where <see cref="Operator.NeedsOtp"/> says so.</summary>
    public Secret? Otp { get; init; }

    /// <summary>The payer's first name. Empty unless set.</summary>
    public string CustomerFirstName { get; init; } = "";

    /// <summary>The payer's last name. Empty unless set.</summary>
    public string CustomerLastName { get; init; } = "";

    /// <summary>The payer's mail address. Empty unless set.</summary>
    public string CustomerEmail { get; init; } = "";

    /// <summary>Reference and amount only: the payer's name, number and code belong in no log.</summary>
    public override string ToString() => $"{nameof(NewPayin)} {{ {TransactionId}, {TotalXof} XOF }}";
}
