namespace LigdiCash.Checkout;

/// <summary>What happened to a payment. It is stored in the transaction of the change and delivered after its commit.</summary>
/// <param name="Id">The event's id. It is the same in each delivery, so it can be an idempotency key.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Payment">The payment as it is now. It may have changed since the event.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record PaymentEvent(string Id, PaymentEventKind Kind, CheckoutPayment Payment, DateTimeOffset At)
{
    /// <summary>The completed payout of a <see cref="PaymentEventKind.Refunded"/> event; <see cref="IPayouts.FindAsync"/> has its amount.
    /// Null: the event is of another kind.</summary>
    public string? PayoutId { get; init; }
}

/// <summary>The kind of a <see cref="PaymentEvent"/>.</summary>
public enum PaymentEventKind
{
    /// <summary>The payment is confirmed or accepted. The order may not be fulfilled yet.</summary>
    Paid,
    /// <summary>The fulfillment handler has fulfilled the order, and its result is stored: the order exists now.</summary>
    Fulfilled,
    /// <summary>The payment is paid, but another one has paid the purchase. The money is to be returned.</summary>
    Duplicate,
    /// <summary>The gateway reported the payment as not completed. Late money may still follow.</summary>
    NotCompleted,
    /// <summary>The checks got no outcome in time. Late money may still follow.</summary>
    Expired,
    /// <summary>The gateway refused to create the invoice.</summary>
    Refused,
    /// <summary>The create request got no usable answer, and no payment page was shown; or a person released the payment.</summary>
    Abandoned,
    /// <summary>A person rejected the payment. Nothing is fulfilled.</summary>
    Rejected,
    /// <summary>A payout that names the payment is completed. A payment may be refunded in parts.</summary>
    Refunded,
    /// <summary>The payment or its fulfillment needs a person: see <see cref="ICheckout.ListAttentionItemsAsync"/>. There is no event
    /// for overdue, called-back and withdrawn items.</summary>
    AttentionOpened,
}

/// <summary>Implemented by the shop: reacts to what happened to a payment, for example with mail, stock or bookkeeping. Goods are shipped
/// by <see cref="IFulfillmentHandler"/>, not here.</summary>
public interface IPaymentEventHandler
{
    /// <summary>Handles one event, in its own scope outside of any request. It is called at least once for each event: after an exception,
    /// a timeout or a crash again, less and less often, for a week. Events of one payment may arrive in any order.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="cancellationToken">Canceled when the process stops or after two minutes.</param>
    Task HandleAsync(PaymentEvent happened, CancellationToken cancellationToken);
}
