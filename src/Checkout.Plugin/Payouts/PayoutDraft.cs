using LigdiCash.Client;

namespace Checkout.Plugin;

/// <summary>What is to be paid out.</summary>
public sealed record PayoutDraft
{
    internal const int MaxTextLength = 255;

    /// <summary>Whose money it will be: a number with its country code.</summary>
    public required PhoneNumber Recipient { get; init; }

    /// <summary>How much, XOF; more than zero. The gateway's own bounds are not documented; its libraries speak of 20 or 100 to 1,000,000.</summary>
    public required Money Amount { get; init; }

    /// <summary>What it is for, in a sentence of 1 to 255 characters; the gateway gets it as the description.</summary>
    public required string Reason { get; init; }

    /// <summary>How it reaches the recipient. <see cref="PayoutMethod.MobileMoney"/> unless set.</summary>
    public PayoutMethod Method { get; init; } = PayoutMethod.MobileMoney;

    /// <summary>The payment that this money is returned for, by <see cref="CheckoutPayment.Id"/>: all payouts for one payment together never exceed its <see cref="CheckoutPayment.ConfirmedAmount"/>,
    /// and its order must not be waiting to be fulfilled.
    /// Null, unless set: no refund.</summary>
    public string? PaymentId { get; init; }

    // Null: it can be used as it is.
    internal string? Fault => this switch
    {
        { Recipient: null } => "A payout needs a recipient.",
        _ when Amount <= Money.Zero => $"The amount of a payout is {Amount}: it must be more than zero.",
        _ when string.IsNullOrWhiteSpace(Reason) || Reason.Length > MaxTextLength || Reason.Any(char.IsControl) =>
            $"The reason of a payout must have 1 to {MaxTextLength} characters and no control characters.",
        _ when !Enum.IsDefined(Method) => $"The way of a payout is {Method}, which there is not.",
        _ => null,
    };
}
