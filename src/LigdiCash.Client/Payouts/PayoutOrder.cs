namespace LigdiCash.Client;

/// <summary>The order of a payout (pages <c>payment-api/payout/to-mobile-money</c> and <c>payment-api/payout/to-ligdicash-wallet</c>).
/// Texts are sent without control characters and cut at 255 characters.</summary>
public sealed record PayoutOrder
{
    /// <summary>The merchant's reference of this payout, 1 to 255 characters. A refund needs another reference than its payment. The
    /// gateway detects a repeat only by the reference, so a payout must keep it.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The amount in whole XOF; more than 0. Undocumented bounds, presumably 20 or 100 to 1,000,000.</summary>
    public required long AmountXof { get; init; }

    /// <summary>A sentence about the purpose.</summary>
    public required string Description { get; init; }

    /// <summary>The recipient's number.</summary>
    public required PhoneNumber Recipient { get; init; }

    /// <summary>The absolute address for the gateway's callbacks, reachable from the internet. It should name the payout, without a
    /// secret: payout callbacks may come without <c>custom_data</c>.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>Reference and amount only: the recipient's number must not be logged.</summary>
    public override string ToString() => $"{nameof(PayoutOrder)} {{ {TransactionId}, {AmountXof} XOF }}";
}

/// <summary>The use of money in a wallet, with the numbers of page <c>payment-api/payout/to-ligdicash-wallet</c>.</summary>
public enum WalletPayoutMode
{
    /// <summary>LigdiCash passes it on to the recipient's mobile-money account.</summary>
    ForwardToMobileMoney = 0,

    /// <summary>It stays in the wallet.</summary>
    KeepInWallet = 1,
}
