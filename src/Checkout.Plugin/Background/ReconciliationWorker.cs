namespace LigdiCash.Checkout.Background;

// Processes due status checks and fulfillments. Each queue runs on its own: a handler of the shop that hangs must not delay checks.
internal sealed partial class ReconciliationWorker(
    DueCheckQueue<CheckoutPayment> payments, FulfillmentStore fulfillments, DueCheckQueue<CheckoutPayout> payouts, EventOutbox events,
    IServiceScopeFactory scopes, IServiceProviderIsService registered, WorkSignals signals, CheckoutDatabase database,
    FutureTimestampRepairer timestamps, CurrentOptions settings, CheckoutRoles roles, DatabaseClock time,
    ILogger<ReconciliationWorker> logger, IHostApplicationLifetime? lifetime = null) : BackgroundService
{
    private IEnumerable<Func<bool, CancellationToken, Task>> Queues =>
    [
        (forever, token) => RunAsync(Checks("checks", signals.Checks, payments), forever, token),
        (forever, token) => roles.Fulfills ? RunAsync(Fulfillments, forever, token) : Task.CompletedTask,
        (forever, token) => RunAsync(Checks("payouts", signals.Payouts, payouts), forever, token),
        (forever, token) => events.IsUsed ? RunAsync(Events, forever, token) : Task.CompletedTask,
    ];

    // A plain handler uses no connection of the plug-in. Its claim is durable: if a crash of the database lost it, a second process
    // would call the running handler.
    private DueQueue<FulfillmentRow> Fulfillments => new(
        "fulfillments", signals.Fulfillments, fulfillments.NextDueAsync,
        (limit, token) => fulfillments.ClaimAsync(limit, PaymentFulfiller.Lease, isDurable: !IsTransactional, token),
        (scope, claimed, token) => scope.GetRequiredService<PaymentFulfiller>().FulfillAsync(claimed, token),
        claimed => claimed.Reference, IsTransactional ? database.Pool.Share : PoolShare.MaxAtOnce);

    private bool IsTransactional => registered.IsService(typeof(ITransactionalFulfillmentHandler));

    // A payment that is paid wakes both queues.
    private DueQueue<EventRow> Events => new(
        "events", signals.Fulfillments, events.NextDueAsync, (limit, token) => events.ClaimAsync(limit, EventDelivery.Lease, token),
        (scope, claimed, token) => scope.GetRequiredService<EventDelivery>().DeliverAsync(claimed, token),
        claimed => claimed.Id, PoolShare.MaxAtOnce);

    public async Task ProcessDueAsync(CancellationToken cancellationToken)
    {
        await ReadClockAsync(cancellationToken);
        foreach (var run in Queues)
        {
            await run(false, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WaitForStartAsync(stoppingToken);
            await Task.WhenAll([ReadClockRepeatedlyAsync(stoppingToken), .. Queues.Select(run => run(true, stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. Due work stays due.
        }
    }

    // The first use of the database creates the tables, which must not happen before the shop's own start-up code has run.
    private async Task WaitForStartAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            stoppingToken, lifetime?.ApplicationStarted ?? new CancellationToken(canceled: true));
        await using var registration = either.Token.Register(started.SetResult);
        await started.Task;
    }

    private DueQueue<T> Checks<T>(string name, WorkSignal signal, DueCheckQueue<T> due)
        where T : class, ICheckable => new(
        name, signal, due.NextDueAsync, (limit, token) => due.ClaimDueAsync(limit, settings.Value.GatewayLease, token),
        (scope, item, token) => scope.GetRequiredService<StatusChecker<T>>().CheckStatusAsync(item, token),
        item => item.Row.Id, database.Pool.Share);

    private Task RunAsync<T>(DueQueue<T> queue, bool forever, CancellationToken cancellationToken) =>
        new DueQueueProcessor<T>(queue, scopes, settings, time, logger).RunAsync(forever, cancellationToken);

    private async Task ReadClockRepeatedlyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await ReadClockAsync(cancellationToken);
            await Task.Delay(settings.Value.Reconciliation.Interval, time, cancellationToken);
        }
    }

    private async Task ReadClockAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.ReadClockAsync(cancellationToken);
            await timestamps.RepairAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogClockNotRead(exception);
        }
    }

    [LoggerMessage(5003, LogLevel.Warning, "The database's clock could not be read, or times of a wrong clock could not be repaired. "
        + "This is retried soon. Until then the time since the last reading is added to it.")]
    private partial void LogClockNotRead(Exception exception);
}
