namespace LigdiCash.Client;

/// <summary>A payin from a payer's number, without the gateway's payment page (page
/// <c>payment-api/direct-payin/create-transaction</c>).</summary>
public sealed record DirectPayin
{
    /// <summary>The order to pay.</summary>
    public required PayinOrder Order { get; init; }

    /// <summary>The payer's number. The gateway derives the operator from it.</summary>
    public required PhoneNumber Customer { get; init; }

    /// <summary>The one-time code as typed, at most 255 characters. Default: null, for none. Required for a wallet and if
    /// <see cref="Operator.NeedsOtp"/> is true.</summary>
    public Secret? Otp { get; init; }

    /// <summary>The allowed hosts of the payment page, in addition to <see cref="LigdiCashOptions.PaymentPageHosts"/>. Default: null, for
    /// those of all operators of the number's country.</summary>
    public IReadOnlyList<string>? OperatorPageHosts { get; init; }

    /// <summary>Reference and amount only: the payer's name, number and code must not be logged.</summary>
    public override string ToString() => $"{nameof(DirectPayin)} {{ {Order?.TransactionId}, {Order?.TotalXof} XOF }}";
}
