namespace LigdiCash.Checkout.ResultPages;

internal static class ShopperReturnSql
{
    // No row: the handler has succeeded before, or another view runs it. A lease longer than @longestLease comes from a wrong clock.
    public const string Claim = """
        INSERT INTO checkout_return (payment_id, browser, leased_until) VALUES (@id, @browser, @lease)
        ON CONFLICT (payment_id, browser) DO UPDATE SET leased_until = @lease
        WHERE checkout_return.returned_at IS NULL
            AND (checkout_return.leased_until <= @now OR checkout_return.leased_until > @longestLease)
        RETURNING payment_id
        """;

    public const string Finish =
        "UPDATE checkout_return SET returned_at = @now WHERE payment_id = @id AND browser = @browser AND returned_at IS NULL";

    public const string Release = """
        UPDATE checkout_return SET leased_until = 0
        WHERE payment_id = @id AND browser = @browser AND returned_at IS NULL AND leased_until = @lease
        """;
}

internal sealed partial class ShopperReturns(CheckoutDatabase database, DatabaseClock time, ILogger<ShopperReturns> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CheckoutPayment payment, string browser, HttpContext context, CancellationToken cancellationToken)
    {
        var handlers = context.RequestServices.GetServices<IShopperReturnHandler>().ToList();
        try
        {
            await (handlers.Count > 0 ? RunAsync(handlers, payment, browser, context, cancellationToken) : Task.CompletedTask);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogReturnHandlerFailed(new HandlerException(exception), payment.Id);
        }
    }

    private async Task RunAsync(
        List<IShopperReturnHandler> handlers, CheckoutPayment payment, string browser,
        HttpContext context, CancellationToken cancellationToken)
    {
        var (now, sql) = (time.GetUtcNow().ToUnixTimeMilliseconds(), ShopperReturnSql.Release);
        // The extra minute allows for nodes whose clocks differ.
        var longestLease = now + (long)(Lease + TimeSpan.FromMinutes(1)).TotalMilliseconds;
        var claim = new { id = payment.Id, browser, now, lease = now + (long)Lease.TotalMilliseconds, longestLease };
        if ((await database.WriteAsync<string>(ShopperReturnSql.Claim, () => claim, cancellationToken, isDurable: false)).Count == 0)
        {
            return;
        }

        try
        {
            foreach (var handler in handlers)
            {
                await handler.ReturnedAsync(payment, context, cancellationToken);
            }

            sql = ShopperReturnSql.Finish;
        }
        finally
        {
            await database.WriteAsync(sql, () => claim, CancellationToken.None);
        }
    }

    [LoggerMessage(4101, LogLevel.Error, "The shop's return handler failed for payment {PaymentId}, or the database did not answer. "
        + "The result page was shown; its next view calls the handler again.")]
    private partial void LogReturnHandlerFailed(Exception exception, string paymentId);
}
