namespace LigdiCash.Client;

/// <summary>An invoice the gateway has just made.</summary>
/// <param name="Token">The only thing that confirms this invoice later: store it, in a column without a short limit, before the payer is
/// sent on.</param>
/// <param name="PaymentPage">Where the payer pays. It contains the token, so send it to the payer and to no log. Never show it in a frame:
/// the page refuses that.</param>
public sealed record CreatedInvoice(Secret Token, Uri PaymentPage)
{
    /// <summary>The host of the payment page only: the rest of its address is as good as the token.</summary>
    public override string ToString() => $"{nameof(CreatedInvoice)} {{ {PaymentPage?.Host} }}";
}
