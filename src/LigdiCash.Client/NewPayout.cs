namespace LigdiCash.Client;

/// <summary>Money the merchant gives away: a refund, a prize, a wage. Texts are sent without control characters and cut at 255
/// characters.</summary>
public sealed record NewPayout
{
    /// <summary>The merchant's own reference of this payout, 1 to 255 characters; a refund has one of its own, not its payment's. One
    /// payout keeps one reference for ever: it is all the gateway can tell a repeat by.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The amount to pay out, in whole XOF; more than 0. The gateway's bounds are not documented; its libraries speak of 20 or 100
    /// to 1,000,000.</summary>
    public required long AmountXof { get; init; }

    /// <summary>What it is for, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Who gets the money.</summary>
    public required PhoneNumber Recipient { get; init; }

    /// <summary>The absolute address the gateway posts its callbacks to, reachable from the internet. Let it name the payout, without a
    /// secret: these callbacks may come without <c>custom_data</c>.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>Reference and amount only: the recipient's number belongs in no log.</summary>
    public override string ToString() => $"{nameof(NewPayout)} {{ {TransactionId}, {AmountXof} XOF }}";
}

/// <summary>What happens to money that was paid into a LigdiCash wallet. Sent as the number that <c>payout/to-ligdicash-wallet</c> gives
/// it; older pages had the two reversed.</summary>
public enum WalletPayoutMode
{
    /// <summary>LigdiCash passes it on to the recipient's mobile-money account.</summary>
    ForwardToMobileMoney = 0,

    /// <summary>It stays in the wallet.</summary>
    KeepInWallet = 1,
}
