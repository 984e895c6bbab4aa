using System.Data.Common;

namespace Checkout.Plugin;

/// <summary>Written by the shop: hands a paid order over, into a store of the shop's own. Called at least once for each paid reference, in its own scope,
/// with no shopper and no request around it; called again only if it threw, said <see cref="FulfillmentResult.NotNow"/>, or the process ended inside it.
/// Key everything on <see cref="CheckoutPayment.Reference"/>.</summary>
/// <remarks>One process never runs it twice at the same time for one reference. Two processes may: when the first can't renew its lease for two minutes (it was cut off from the database,
/// or stood still, or a clock was set) and the second takes over while the first goes on. A unique key on the reference in the shop's own store makes that harmless.</remarks>
public interface IFulfillmentHandler
{
    /// <summary>Hands the goods over.</summary>
    /// <param name="payment">The paid payment with its frozen cart.</param>
    /// <param name="cancellationToken">The process is ending, or half an hour has gone by: end, and you are called again. Who does not end is not called a second time by any living node; the order is listed for a person after an hour.</param>
    /// <returns>What was done. An exception counts as <see cref="FulfillmentResult.NotNow"/>.</returns>
    Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken);
}

/// <summary>Written by a shop whose tables are in the database given to <c>AddDatabase</c>: what is written through the transaction commits together with
/// the proof that this reference was fulfilled, so exactly once. Write through <c>transaction.Connection</c> only; send mail and call other systems elsewhere.</summary>
/// <remarks>Each call holds a connection of the pool. At most 16 run at once in a process, and no more than a quarter of <c>Maximum Pool Size</c> (PostgreSQL), so that shoppers find one.</remarks>
public interface ITransactionalFulfillmentHandler
{
    /// <summary>Hands the goods over inside the transaction; commit and roll-back are not the handler's.</summary>
    /// <param name="payment">The paid payment with its frozen cart.</param>
    /// <param name="transaction">Open, at READ COMMITTED, on a connection of the plug-in's. With EF Core: <c>UseTransactionAsync</c> on a context over <c>transaction.Connection</c>.</param>
    /// <param name="cancellationToken">The process is ending, or half an hour has gone by (three seconds on SQLite, where nobody else can write meanwhile): end, and you are called again. Who does not end on SQLite keeps everybody from writing.</param>
    /// <returns>What was done. An exception counts as <see cref="FulfillmentResult.NotNow"/>.</returns>
    Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken);
}
