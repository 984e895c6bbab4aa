using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

/// The goods, after the money. The transactional handler's writes and our proof commit together; the plain handler runs with no transaction of ours open.
internal sealed partial class PaymentFulfiller(
    PaymentStore payments, FulfillmentStore fulfillments, CheckoutDatabase database, IServiceScopeFactory scopes, CheckoutMetrics metrics, ILogger<PaymentFulfiller> logger)
{
    private const int MostAttempts = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    public async Task FulfillAsync(string reference, CancellationToken cancellationToken)
    {
        if (await fulfillments.ClaimAsync(reference, Lease, cancellationToken) is not { } claimed
            || await payments.FindAsync(claimed.PaymentId, cancellationToken) is not { } payment)
        {
            return;
        }

        try
        {
            await ReportAsync(payment, claimed, await HandOverAsync(payment, claimed, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.HandlerFailed(logger, exception, payment.Id, claimed.Attempts);
            await PostponeAsync(payment, claimed, cancellationToken);
        }
    }

    private async Task<FulfillmentResult> HandOverAsync(Payment payment, FulfillmentRow claimed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<ITransactionalFulfillmentHandler>() is { } transactional)
        {
            return await HandOverInsideAsync(transactional, payment, claimed, cancellationToken);
        }

        var result = await scope.ServiceProvider.GetRequiredService<IFulfillmentHandler>().FulfillAsync(payment, cancellationToken);
        await database.WriteAsync((DbConnection connection) => SettleAsync(claimed, result, connection, null), CancellationToken.None);
        return result;
    }

    private async Task<FulfillmentResult> HandOverInsideAsync(
        ITransactionalFulfillmentHandler handler, Payment payment, FulfillmentRow claimed, CancellationToken cancellationToken)
    {
        FulfillmentResult? postponed = null;
        try
        {
            return await database.WriteAsync(async (DbTransaction transaction) =>
            {
                var result = await handler.FulfillAsync(payment, transaction, cancellationToken);
                postponed = result as FulfillmentResult.NotNow;
                return postponed is null && await SettleAsync(claimed, result, transaction.Connection!, transaction) ? result : throw new TakenBackException();
            }, cancellationToken);
        }
        catch (TakenBackException)
        {
            return postponed ?? new FulfillmentResult.NotNow("another attempt took over");
        }
    }

    private Task<bool> SettleAsync(FulfillmentRow claimed, FulfillmentResult result, DbConnection connection, DbTransaction? transaction) => result switch
    {
        FulfillmentResult.Fulfilled done => fulfillments.SettleAsync(claimed, FulfillmentStatus.Done, done, connection, transaction),
        FulfillmentResult.Refused => fulfillments.SettleAsync(claimed, FulfillmentStatus.Refused, null, connection, transaction),
        _ => Task.FromResult(false),
    };

    private async Task ReportAsync(Payment payment, FulfillmentRow claimed, FulfillmentResult result, CancellationToken cancellationToken)
    {
        metrics.Fulfilled(result);
        switch (result)
        {
            case FulfillmentResult.Fulfilled:
                Log.Fulfilled(logger, payment.Id, payment.Reference);
                break;
            case FulfillmentResult.Refused refused:
                Log.Refused(logger, payment.Id, payment.Reference, refused.Reason);
                break;
            case FulfillmentResult.NotNow notNow:
                Log.Postponed(logger, payment.Id, claimed.Attempts, notNow.Reason);
                await PostponeAsync(payment, claimed, cancellationToken);
                break;
        }
    }

    private async Task PostponeAsync(Payment payment, FulfillmentRow claimed, CancellationToken cancellationToken)
    {
        if (claimed.Attempts < MostAttempts)
        {
            var delay = FirstDelay * Math.Pow(2, claimed.Attempts - 1);
            await fulfillments.PostponeAsync(claimed, delay < LongestDelay ? delay : LongestDelay, cancellationToken);
            return;
        }

        Log.GaveUp(logger, payment.Id, payment.Reference, claimed.Attempts);
        await database.WriteAsync((DbConnection connection) => fulfillments.SettleAsync(claimed, FulfillmentStatus.Dead, null, connection, null), cancellationToken);
    }

    /// Leaves the transaction so that it rolls back; caught where it was opened.
    private sealed class TakenBackException : Exception;

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Information, "Payment {PaymentId} was fulfilled: reference {Reference}.")]
        public static partial void Fulfilled(ILogger logger, string paymentId, string reference);

        [LoggerMessage(4002, LogLevel.Warning, "Payment {PaymentId} is paid, but the shop refused to fulfill reference {Reference}: {Reason}. The money is to be returned.")]
        public static partial void Refused(ILogger logger, string paymentId, string reference, string reason);

        [LoggerMessage(4003, LogLevel.Information, "Payment {PaymentId} could not be fulfilled yet (attempt {Attempt}): {Reason}.")]
        public static partial void Postponed(ILogger logger, string paymentId, long attempt, string reason);

        [LoggerMessage(4004, LogLevel.Error, "The fulfillment handler failed for payment {PaymentId} (attempt {Attempt}); the payment stays paid and the handler is called again.")]
        public static partial void HandlerFailed(ILogger logger, Exception exception, string paymentId, long attempt);

        [LoggerMessage(4005, LogLevel.Critical, "Payment {PaymentId} is paid, but reference {Reference} could not be fulfilled in {Attempts} attempts; a person must act.")]
        public static partial void GaveUp(ILogger logger, string paymentId, string reference, long attempts);
    }
}
