namespace LigdiCash.Checkout.Fulfillment;

internal sealed class FulfillmentQueue(FulfillmentStore fulfillments, CheckoutDatabase database, IServiceProviderIsService registered)
{
    // Plain handlers use no connection of the plug-in.
    public int MaxConcurrency => IsTransactional ? database.Pool.Handlers : PoolShare.MaxAtOnce;

    private bool IsTransactional => registered.IsService(typeof(ITransactionalFulfillmentHandler));

    public Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken) =>
        fulfillments.NextDueAsync(within, cancellationToken);

    // A plain handler's claim is durable: if a crash of the database lost it, a second process would call the running handler.
    public Task<IReadOnlyList<FulfillmentRow>> ClaimAsync(int limit, CancellationToken cancellationToken) =>
        fulfillments.ClaimAsync(limit, PaymentFulfiller.Lease, isDurable: !IsTransactional, cancellationToken);
}
