namespace LigdiCash.Checkout;

/// <summary>The content of a payout.</summary>
public sealed record PayoutDraft
{
    internal const int MaxTextLength = 255;

    /// <summary>The recipient's number with its country code.</summary>
    public required PhoneNumber Recipient { get; init; }

    /// <summary>The amount in XOF, more than zero. The gateway documents no limits; its libraries use 20 or 100 to 1,000,000.</summary>
    public required Money Amount { get; init; }

    /// <summary>The purpose, 1 to 255 characters. The gateway gets it as the description.</summary>
    public required string Reason { get; init; }

    /// <summary>The route to the recipient, <see cref="PayoutMethod.MobileMoney"/> by default.</summary>
    public PayoutMethod Method { get; init; } = PayoutMethod.MobileMoney;

    /// <summary>The <see cref="CheckoutPayment.Id"/> of the payment to refund. Null by default: no refund. All payouts for a payment
    /// together never exceed its <see cref="CheckoutPayment.ConfirmedAmount"/>, and its order must not wait for fulfillment.</summary>
    public string? PaymentId { get; init; }

    internal string? Fault => this switch
    {
        { Recipient: null } => "A payout needs a recipient.",
        _ when Amount <= Money.Zero => $"The amount of a payout is {Amount}: it must be more than zero.",
        _ when string.IsNullOrWhiteSpace(Reason) || Reason.Length > MaxTextLength || Reason.Any(char.IsControl) =>
            $"The reason of a payout must have 1 to {MaxTextLength} characters and no control characters.",
        _ when !Enum.IsDefined(Method) => $"The payout method {Method} does not exist.",
        _ => null,
    };
}
