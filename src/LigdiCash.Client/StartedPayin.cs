namespace LigdiCash.Client;

/// <summary>A payin the gateway has accepted, which is not yet a payment.</summary>
/// <param name="Token">The only thing that confirms this payin later, with <see cref="LigdiCashClient.ConfirmInvoiceAsync"/>: store it, in
/// a column without a short limit, before the payer is told anything.</param>
/// <param name="PaymentPage">Where to send the payer; null when there is nothing to do but wait, while the payer answers a prompt or the
/// operator works. As secret as the token, and never to be shown in a frame.</param>
public sealed record StartedPayin(Secret Token, Uri? PaymentPage)
{
    /// <summary>Scheme and host of a page that the gateway named and that no payer should be sent to, such as <c>https://evil.example</c>;
    /// then <see cref="PaymentPage"/> is null. Null otherwise.</summary>
    /// <remarks>A page is accepted on the gateway's own hosts, the operator's and those of <see cref="LigdiCashOptions.PaymentPageHosts"/>.
    /// Keep the token: the payer may pay nevertheless.</remarks>
    public string? RefusedPage { get; init; }

    /// <summary>The host of the payment page only, if there is one: the rest of its address is as good as the token.</summary>
    public override string ToString() => $"{nameof(StartedPayin)} {{ {PaymentPage?.Host ?? "wait"} }}";
}
