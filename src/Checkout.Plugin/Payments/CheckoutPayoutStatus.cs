namespace LigdiCash.Checkout;

/// <summary>The status of a payout. <c>Payouts/README.md</c> lists the transitions.</summary>
public enum CheckoutPayoutStatus
{
    /// <summary>Stored and not approved.</summary>
    Draft,
    /// <summary>Approved. A change makes it a <see cref="Draft"/> again.</summary>
    Approved,
    /// <summary>Marked as sent; the gateway's answer is pending. Never sent a second time.</summary>
    Sending,
    /// <summary>The gateway accepted it. A payout to mobile money may take days.</summary>
    Pending,
    /// <summary>The gateway, or a person who settled it, confirmed the payout.</summary>
    Completed,
    /// <summary>The gateway, or a person who settled it, confirmed that no money was paid out. Draft a new payout to retry.</summary>
    NotCompleted,
    /// <summary>The gateway refused it or was unreachable: no money moves. Draft a new payout to retry. Final, unless
    /// the gateway calls back and a person settles it.</summary>
    Failed,
    /// <summary>The outcome is unknown, and it is not sent again. A status check may still find it; else a person must settle it.</summary>
    Unknown,
    /// <summary>Cancelled by a person before it was sent. Final, unless the gateway calls back and a person settles it.</summary>
    Cancelled,
}

/// <summary>The route of the money to the recipient.</summary>
public enum PayoutMethod
{
    /// <summary>To the number's mobile-money account. The owner needs no LigdiCash account. Takes seconds to days.</summary>
    MobileMoney,
    /// <summary>To the LigdiCash wallet of the number's owner, at once.</summary>
    Wallet,
    /// <summary>To the LigdiCash wallet of the number's owner. LigdiCash forwards it to mobile money.</summary>
    WalletForwarded,
}
