namespace LigdiCash.Client;

/// <summary>A payin the gateway has accepted, which is not yet a payment.</summary>
/// <param name="Token">The only thing that confirms this payin later, with <see cref="LigdiCashClient.ConfirmInvoiceAsync"/>: store it, in a column without a short limit, before the payer is told anything.</param>
/// <param name="PaymentPage">Where to send the payer; null when there is nothing to do but wait, while the payer answers a prompt or the operator works. As secret as the token, and never to be shown in a frame.</param>
public sealed record StartedPayin(Secret Token, Uri? PaymentPage)
{
    /// <summary>The host of the payment page only, if there is one: the rest of its address is as good as the token.</summary>
    public override string ToString() => $"{nameof(StartedPayin)} {{ {PaymentPage?.Host ?? "wait"} }}";
}
