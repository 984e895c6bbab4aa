namespace LigdiCash.Checkout;

/// <summary>What happened to a payment. It is stored in the transaction of the change and delivered after its commit.</summary>
/// <param name="Id">The event's id. It is the same in each delivery, so it can be an idempotency key.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Payment">The payment as it is now. It may have changed since the event.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record PaymentEvent(string Id, PaymentEventKind Kind, CheckoutPayment Payment, DateTimeOffset At);

/// <summary>The kind of a <see cref="PaymentEvent"/>.</summary>
public enum PaymentEventKind
{
    /// <summary>The payment is confirmed or accepted. The fulfillment handler is called separately, before or after this event.</summary>
    Paid,
    /// <summary>The gateway reported the payment as not completed. Late money may still follow.</summary>
    NotCompleted,
    /// <summary>The checks got no outcome in time. Late money may still follow.</summary>
    Expired,
    /// <summary>The gateway refused the payment, or it could not be requested.</summary>
    Refused,
    /// <summary>The payment is paid, but another one has paid the purchase. The money is to be returned.</summary>
    Duplicate,
    /// <summary>A payout that names the payment is completed.</summary>
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
    /// <param name="payment">The event.</param>
    /// <param name="cancellationToken">Canceled when the process stops or after two minutes.</param>
    Task HandleAsync(PaymentEvent payment, CancellationToken cancellationToken);
}
