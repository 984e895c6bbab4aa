namespace LigdiCash.Checkout.Background;

// Each statement finds times that lie further ahead than any schedule: a clock that was ahead wrote them.
// A lease holder may still work, so running creates, payouts and handlers get a full lease from now on.
internal static class FutureTimestampSql
{
    // The daily limits must count such a payout today only.
    public const string PayoutsSent = "UPDATE checkout_payout SET sent_at = @now WHERE sent_at > @latest";
    public const string Prompts = "DELETE FROM checkout_prompt_limit WHERE since > @latest";
    public const string Keys = "DELETE FROM checkout_key WHERE created_at > @latestKey";

    public const string Events = "UPDATE checkout_outbox SET due_at = @now WHERE due_at > @latestEvent";

    private const string Begin = "CASE WHEN status = 'Sending' THEN @lease ELSE @now END";

    public static IReadOnlyList<string> All(Dialect dialect) =>
        [Payments(dialect), PaymentsGivenUp(dialect), Fulfillments(dialect), Payouts(dialect), PayoutsSent, Prompts, Keys, Events];

    // CheckSchedule has no gap longer than the payment's age or a fortnight.
    private static string Payments(Dialect dialect) => dialect.UpdateUnlocked("checkout_payment", """
        priority IN (0, 1, 2) AND due_at > @maxLease AND (not_before > @maxLease
            OR (due_at > @latestCheck AND (due_at > @latestRareCheck OR due_at - @latest > @latest - created_at)))
        """,
        $"due_at = {Begin}, not_before = {Begin}, {Limit("created_at", "@now")}, {Limit("returned_at", "@now")}");

    // The wrong clock ended their schedule as too old. A payment that is really too old has no not_before in the future.
    private static string PaymentsGivenUp(Dialect dialect) => dialect.UpdateUnlocked("checkout_payment",
        "due_at IS NULL AND token IS NOT NULL AND status IN ('Pending', 'NotCompleted', 'Expired') "
            + "AND created_at > @checkedSince AND not_before > @maxLease",
        "due_at = @now, not_before = @now");

    private static string Fulfillments(Dialect dialect) => dialect.UpdateUnlocked("checkout_fulfillment",
        "status = 'Queued' AND due_at > @latestFulfillment",
        "due_at = CASE WHEN attempts = 0 THEN @now ELSE @fulfillmentLease END, "
            + $"{Limit("leased_until", "@fulfillmentLease")}, {Limit("created_at", "@now")}", key: "reference");

    private static string Payouts(Dialect dialect) => dialect.UpdateUnlocked("checkout_payout",
        "due_at > @maxLease AND (not_before > @maxLease OR due_at > @latestPayout)",
        $"due_at = {Begin}, not_before = {Begin}, {Limit("created_at", "@now")}, {Limit("changed_at", "@now")}");

    private static string Limit(string column, string max) => $"{column} = CASE WHEN {column} > {max} THEN {max} ELSE {column} END";
}

// Makes work due again that a clock which was ahead has postponed.
// Runs at startup, after the clock went back, and hourly, because another process may notice the correction later.
internal sealed partial class FutureTimestampRepairer(
    CheckoutDatabase database, CurrentOptions settings, DatabaseClock time, ILogger<FutureTimestampRepairer> logger)
{
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromHours(1);

    // Clocks of several nodes differ.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);
    private DateTimeOffset _nextRun;

    public async Task RepairAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now >= _nextRun || time.Latest > now + Tolerance)
        {
            await RepairAsync(now, cancellationToken);
            (time.Latest, _nextRun) = (now, now + BetweenRuns);
        }
    }

    private async Task RepairAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.InitializeAsync(cancellationToken);
        var (values, repaired) = (Values(now, settings.Value), 0);
        foreach (var sql in FutureTimestampSql.All(database.Dialect))
        {
            repaired += await database.WriteAsync(sql, () => values, cancellationToken);
        }

        if (repaired > 0)
        {
            LogRepaired(repaired, now);
        }
    }

    private static object Values(DateTimeOffset now, CheckoutOptions options)
    {
        long At(TimeSpan ahead) => (now + ahead).ToUnixTimeMilliseconds();
        long Latest(params TimeSpan[] gaps) => At(gaps.Max() + Tolerance);
        var checks = options.Reconciliation;
        return new
        {
            now = At(TimeSpan.Zero), latest = At(Tolerance),
            lease = At(options.GatewayLease), fulfillmentLease = At(PaymentFulfiller.Lease), maxLease = At(options.MaxLease),
            latestCheck = Latest(CheckSchedule.MaxGapWhenUnanswered, checks.FirstCheckAfter, checks.Interval),
            latestRareCheck = Latest(CheckSchedule.MaxGap, checks.FirstCheckAfter),
            checkedSince = At(-CheckSchedule.GiveUpAfter),
            latestFulfillment = Latest(PaymentFulfiller.MaxDelay, PaymentFulfiller.Lease),
            latestPayout = Latest(PayoutSchedule.MaxGap), latestKey = Latest(PaymentStore.KeyLifetime),
            latestEvent = Latest(PaymentFulfiller.MaxDelay, EventDelivery.Lease),
        };
    }

    [LoggerMessage(5004, LogLevel.Warning, "The clock was ahead: {Count} rows had times too far after {Now}. They are due now.")]
    private partial void LogRepaired(int count, DateTimeOffset now);
}
