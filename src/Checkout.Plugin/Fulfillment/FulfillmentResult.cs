namespace LigdiCash.Checkout;

/// <summary>The handler's result for a paid payment. Results with the same content are equal.</summary>
public abstract record FulfillmentResult
{
    private protected FulfillmentResult()
    {
    }

    /// <summary>The order is fulfilled. Return the same result when the handler is called again for a fulfilled reference.</summary>
    /// <param name="orderNumber">The order number on the result page. Null: the payment's reference.</param>
    /// <param name="orderPath">A local path, such as <c>/orders/42</c>, that the result page links to. Null or not local: no link.</param>
    /// <param name="isOrderPagePublic">Whether any browser may open that page. False: only the browser that pressed Pay gets the link,
    /// because a shopper may return from the gateway in another one, where the shop would show nothing.</param>
    public static FulfillmentResult Fulfilled(string? orderNumber = null, string? orderPath = null, bool isOrderPagePublic = false) =>
        new Fulfilled(orderNumber, orderPath, isOrderPagePublic);

    /// <summary>The shop refuses the order. The handler is not called again unless staff call <see cref="ICheckout.FulfillAgainAsync"/>;
    /// the payment is listed for a refund. A transactional handler's writes commit.</summary>
    /// <param name="reason">For staff only. Log, journal and <see cref="AttentionItem.Detail"/> truncate it to 500 characters.</param>
    public static FulfillmentResult Refused(string reason) => new Refused(reason);

    /// <summary>The order can't be fulfilled yet; the handler is called again later, twenty times in about eleven hours. Then the
    /// order is <see cref="AttentionReason.NotFulfilled"/>. A transactional handler's writes roll back.</summary>
    /// <param name="reason">For staff only. The shopper never sees it.</param>
    public static FulfillmentResult NotNow(string reason) => new NotNow(reason);
}

// The metric checkout.fulfillments counts the cases by these names.
internal sealed record Fulfilled(string? OrderNumber, string? OrderPath, bool IsOrderPagePublic) : FulfillmentResult;

internal sealed record Refused(string Reason) : FulfillmentResult;

internal sealed record NotNow(string Reason) : FulfillmentResult;
