namespace LigdiCash.Client;

/// <summary>An invoice that the gateway has created.</summary>
/// <param name="Token">Confirms this invoice later. Store it before the payer is forwarded, without a short limit.</param>
/// <param name="PaymentPage">The payment page. It contains the token: never log it. It refuses to be shown in a frame.</param>
public sealed record CreatedInvoice(Secret Token, Uri PaymentPage)
{
    /// <summary>The host of the payment page only: its address contains the token.</summary>
    public override string ToString() => $"{nameof(CreatedInvoice)} {{ {PaymentPage?.Host} }}";
}
