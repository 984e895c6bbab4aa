namespace Checkout.Plugin;

/// <summary>Where a payout stands. The table of who may cause which step is in <c>Payouts/README.md</c>.</summary>
public enum CheckoutPayoutStatus
{
    /// <summary>Written down; nobody has approved it.</summary>
    Draft,

    /// <summary>Approved as it stands: amount, number and way are frozen. A change makes it a <see cref="Draft"/> again.</summary>
    Approved,

    /// <summary>Marked as being asked of the gateway; the answer is not known yet. Never sent a second time.</summary>
    Sending,

    /// <summary>The gateway accepted it; to mobile money it may take days.</summary>
    Pending,

    /// <summary>The gateway, or a person who looked, said that it was paid out.</summary>
    Completed,

    /// <summary>The gateway, or a person who looked, said that it was not paid out. Another try is another payout.</summary>
    NotCompleted,

    /// <summary>The gateway refused it, or was not reached at all: no money moves. An end; another try is another payout.</summary>
    Failed,

    /// <summary>Nobody knows whether the money moved. A person looks and settles it; nothing is sent again.</summary>
    Unknown,

    /// <summary>Withdrawn by a person before it was sent. An end.</summary>
    Cancelled,
}

/// <summary>How the money reaches the recipient.</summary>
public enum PayoutMethod
{
    /// <summary>To the number's mobile-money account; its owner needs no LigdiCash account. Takes seconds to days.</summary>
    MobileMoney,

    /// <summary>Into the LigdiCash wallet of the number's owner, where it stays. At once.</summary>
    Wallet,

    /// <summary>Into the LigdiCash wallet of the number's owner, from where LigdiCash passes it on to mobile money.</summary>
    WalletForwarded,
}
