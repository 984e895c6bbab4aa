namespace LigdiCash.Checkout;

/// <summary>Implemented by the shop: fulfills a paid order in the shop's own store. Build the order from
/// <see cref="CheckoutPayment.Cart"/>, never from the basket: the shopper may have added to it since, and only the cart was paid.</summary>
/// <remarks>It is called in its own scope outside of any request, at least once for each paid reference: again after an exception,
/// <see cref="FulfillmentResult.NotNow"/> or a crash of the process. Make it idempotent by <see cref="CheckoutPayment.Reference"/>.
/// One process never runs it twice at the same time for one reference. A second process may take over when the first can't renew its
/// lease for two minutes. A unique key on the reference in the shop's own store makes that harmless.</remarks>
public interface IFulfillmentHandler
{
    /// <summary>Fulfills the order.</summary>
    /// <param name="payment">The paid payment with its frozen cart.</param>
    /// <param name="cancellationToken">Canceled when the process stops or after 30 minutes: end the call, and the handler is called again.
    /// While a call ignores it, no second call starts; after an hour the order becomes an attention item.</param>
    /// <returns>The result. An exception counts as <see cref="FulfillmentResult.NotNow"/>.</returns>
    Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken);
}

/// <summary>Implemented by a shop whose tables are in the database given to <c>AddDatabase</c>. Build the order from
/// <see cref="CheckoutPayment.Cart"/>, never from the basket. The writes through the transaction commit together with the fulfillment,
/// exactly once. Write through <c>transaction.Connection</c> only; call other systems elsewhere.</summary>
/// <remarks>Each call holds a pooled connection. A process runs at most 16 at once, on PostgreSQL at most 1/4 of the pool size.</remarks>
public interface ITransactionalFulfillmentHandler
{
    /// <summary>Fulfills the order inside the transaction. The plug-in commits it or rolls it back.</summary>
    /// <param name="payment">The paid payment with its frozen cart.</param>
    /// <param name="transaction">An open READ COMMITTED transaction on a connection of the plug-in. With EF Core, call
    /// <c>UseTransactionAsync</c> on a context over <c>transaction.Connection</c>.</param>
    /// <param name="cancellationToken">Canceled when the process stops or after 30 minutes (3 seconds on SQLite): end the call, and the
    /// handler is called again. On SQLite a call that ignores it blocks all other writes.</param>
    /// <returns>The result. An exception counts as <see cref="FulfillmentResult.NotNow"/>.</returns>
    Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken);
}

internal sealed class FulfillmentHandler(
    IServiceProvider services, Func<IServiceProvider, CheckoutPayment, CancellationToken, Task<FulfillmentResult>> handler)
    : IFulfillmentHandler
{
    public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken) =>
        handler(services, payment, cancellationToken);
}
