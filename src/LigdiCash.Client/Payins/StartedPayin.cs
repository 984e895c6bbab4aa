namespace LigdiCash.Client;

/// <summary>A payin that the gateway has accepted and that is not yet paid.</summary>
/// <param name="Token">Confirms this payin with <see cref="LigdiCashClient.ConfirmInvoiceAsync"/>. Store it without a short limit.</param>
/// <param name="PaymentPage">The page for the payer, or null to wait. It contains the token and refuses to be shown in a frame.</param>
public sealed record StartedPayin(Secret Token, Uri? PaymentPage)
{
    /// <summary>Scheme and host of a page that is not allowed; <see cref="PaymentPage"/> is null then. Null otherwise.</summary>
    /// <remarks>Store the token: the payer may pay nevertheless. See <see cref="LigdiCashOptions.PaymentPageHosts"/>.</remarks>
    public string? RefusedPage { get; init; }

    /// <summary>The host of the payment page only, if there is one: its address contains the token.</summary>
    public override string ToString() => $"{nameof(StartedPayin)} {{ {PaymentPage?.Host ?? "wait"} }}";
}
