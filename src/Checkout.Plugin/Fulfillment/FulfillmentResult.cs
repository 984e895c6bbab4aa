namespace LigdiCash.Checkout;

/// <summary>The handler's result for a paid payment: <see cref="Fulfilled"/>, <see cref="Refused"/> or <see cref="NotNow"/>.</summary>
public abstract record FulfillmentResult
{
    private FulfillmentResult()
    {
    }

    /// <summary>The order is fulfilled. Return the same result when the handler is called again for a fulfilled reference.</summary>
    /// <param name="OrderNumber">The order number on the result page. Null: the payment's reference.</param>
    /// <param name="OrderPath">A local path, such as <c>/orders/42</c>, that the result page links to. Null or not local: no link.</param>
    public sealed record Fulfilled(string? OrderNumber = null, string? OrderPath = null) : FulfillmentResult;

    /// <summary>The shop refuses the order for good. The handler is not called again; the payment is listed for a refund.</summary>
    /// <param name="Reason">For staff only. Log, journal and <see cref="AttentionItem.Detail"/> truncate it to 500 characters.</param>
    public sealed record Refused(string Reason) : FulfillmentResult;

    /// <summary>The order can't be fulfilled yet; the handler is called again later. A transactional handler's writes roll back.</summary>
    /// <param name="Reason">For staff only. The shopper never sees it.</param>
    public sealed record NotNow(string Reason) : FulfillmentResult;
}
