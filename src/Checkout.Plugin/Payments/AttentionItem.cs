namespace LigdiCash.Checkout;

/// <summary>A payment that needs action by the shop's staff.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Reason">The reason, which implies the action.</param>
/// <param name="Detail">For staff only, at most 500 characters: the handler's message or the reason of the withdrawal. Null: none.</param>
public sealed record AttentionItem(CheckoutPayment Payment, AttentionReason Reason, string? Detail = null);

/// <summary>The reason of an attention item. "Settle" means <see cref="ICheckout.SettleAsync"/>.</summary>
public enum AttentionReason
{
    /// <summary>The gateway's confirmation differs from the payment, can't be read, or is refused. Nothing was fulfilled.
    /// Check its dashboard, then call <see cref="ICheckout.AcceptAsync"/> or <see cref="ICheckout.RejectAsync"/>.</summary>
    Disagreement,
    /// <summary>It is unknown whether the gateway charged the payer. Check its dashboard, then call <see cref="ICheckout.AcceptAsync"/>
    /// if the money arrived, else <see cref="ICheckout.ReleaseAsync"/>.</summary>
    Unknown,
    /// <summary>Another payment has paid the purchase. Return this money, then settle.</summary>
    Duplicate,
    /// <summary>The gateway revoked its confirmation or confirmed another amount later. Ask the gateway, then settle.</summary>
    Contradicted,
    /// <summary>Paid, but the handler refused. Return the money and settle, or call <see cref="ICheckout.FulfillAgainAsync"/>.</summary>
    Refused,
    /// <summary>Paid, but withdrawn by staff. Return the money and settle, or call <see cref="ICheckout.FulfillAgainAsync"/>.</summary>
    Withdrawn,
    /// <summary>Paid, but the shop's handler failed too often. Repair it, then call <see cref="ICheckout.FulfillAgainAsync"/>;
    /// or fulfill by hand, then settle.</summary>
    NotFulfilled,
    /// <summary>Paid more than an hour ago and not fulfilled yet. See the log and repair the shop's handler. The attempts continue.
    /// The item disappears after fulfillment, or becomes <see cref="Refused"/> or <see cref="NotFulfilled"/>.</summary>
    Overdue,
    /// <summary>A callback arrived for a rejected payment, or for a payment by mobile money or wallet that was released or refused
    /// (except for a wrong or expired code). The payer may have paid; nothing is fulfilled. Check the gateway's dashboard, return any
    /// money, then settle. A new callback reopens the item. For confirmed money of a rejected payment see
    /// <see cref="MoneyAfterRejection"/>.</summary>
    CalledBack,
    /// <summary>After the rejection, the gateway confirmed other money than the payment had. Return it, then settle.</summary>
    MoneyAfterRejection,
}
