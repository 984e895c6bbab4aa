namespace Checkout.Plugin;

/// <summary>What the shop's handler did with a paid payment. One of <see cref="Fulfilled"/>, <see cref="Refused"/>, <see cref="NotNow"/>.</summary>
public abstract record FulfillmentResult
{
    private FulfillmentResult()
    {
    }

    /// <summary>The goods are the buyer's now, or were already: say the same when called again for a reference that is done.</summary>
    /// <param name="OrderNumber">The number that the shopper reads on the result page. Null: the payment's reference.</param>
    /// <param name="OrderPath">A path inside the shop, such as <c>/orders/42</c>, that the result page links to. Null, or not a local path: no link.</param>
    public sealed record Fulfilled(string? OrderNumber = null, string? OrderPath = null) : FulfillmentResult;

    /// <summary>Refused for good, for example because the order was cancelled meanwhile. The money is listed as to be returned; the handler is not called again.</summary>
    /// <param name="Reason">For the shop's own staff, who find it in the log, in the journal and as <see cref="AttentionItem.Detail"/>, cut off at 500 characters, on one line and without direction marks; never shown to the shopper.</param>
    public sealed record Refused(string Reason) : FulfillmentResult;

    /// <summary>Not possible at the moment; the handler is called again later, at growing distances. A transactional handler's writes are taken back.</summary>
    /// <param name="Reason">For the shop's own staff; never shown to the shopper.</param>
    public sealed record NotNow(string Reason) : FulfillmentResult;
}
