namespace LigdiCash.Checkout.StatusChecks;

internal static class ThrottleSql
{
    public const string Begin =
        "INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES (@account, 0, 0, 0) ON CONFLICT DO NOTHING";

    public const string Find =
        "SELECT paid_up_to AS PaidUpTo, failures AS Failures, open_until AS OpenUntil FROM checkout_gateway WHERE account = @account";

    public const string Spend = "UPDATE checkout_gateway SET paid_up_to = @PaidUpTo, open_until = @OpenUntil WHERE account = @account";

    public const string RecordFailure = """
        UPDATE checkout_gateway SET failures = failures + @weight,
            open_until = CASE WHEN @openUntil > open_until OR open_until > @maxOpenUntil THEN @openUntil ELSE open_until END
        WHERE account = @account RETURNING failures
        """;

    // An answer to an earlier call must not end a pause that the gateway has requested since.
    public const string RecordAnswer = "UPDATE checkout_gateway SET failures = 0 WHERE account = @account AND failures > 0";
}

// Limits the status checks of all nodes together: a budget per second, and a circuit breaker. Checks beyond the limit stay due.
internal sealed partial class GatewayThrottle(
    CheckoutDatabase database, CurrentOptions settings, Pseudonymizer pseudonymizer, DatabaseClock time, ILogger<GatewayThrottle> logger)
{
    private static readonly TimeSpan OpenWithRefusedKeys = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxOpen = TimeSpan.FromMilliseconds(ThrottleState.MaxOpen);
    private Cached _last = new("", new());
    // Logged once until the next answer, even if the circuit was open before.
    private bool _areKeysRefused;

    public DateTimeOffset NextAt => DateTimeOffset.FromUnixTimeMilliseconds(Last(Account).NextAt(Now, PerSecond));
    public string Account => AccountOf(settings.Value.LigdiCash);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
    private long PerSecond => settings.Value.Reconciliation.MaxConfirmsPerSecond;

    // Depends on every key, so that a pause caused by the old keys does not affect the new ones.
    private string AccountOf(LigdiCashOptions keys) => pseudonymizer.Pseudonymize(
        $"account {keys.ApiKey?.Reveal()} {keys.ApiToken?.Reveal()} {keys.OtherApiKey?.Reveal()} {keys.OtherApiToken?.Reveal()}");

    public async Task<IReadOnlyList<T>> BeginAsync<T>(int maxCount, Func<int, Task<IReadOnlyList<T>>> claim, DbTransaction transaction)
    {
        var account = Account;
        var state = await LockAsync(account, transaction);
        var now = Now;
        var claimed = Math.Min(maxCount, state.Allowed(now, PerSecond)) is > 0 and var allowed ? await claim(allowed) : [];
        if (claimed.Count > 0)
        {
            state = state.After(claimed.Count, now, PerSecond);
            await transaction.Connection!.ExecuteAsync(ThrottleSql.Spend, new { state.PaidUpTo, state.OpenUntil, account }, transaction);
        }

        Cache(account, state);
        return claimed;
    }

    public async Task RecordAnswerAsync(string account)
    {
        Volatile.Write(ref _areKeysRefused, false);
        if (Last(account) is not { Failures: > 0 } last)
        {
            return;
        }

        var isFirst = await database.WriteAsync(ThrottleSql.RecordAnswer, () => new { account }, CancellationToken.None) == 1;
        Cache(account, last with { Failures = 0 });
        if (isFirst && !last.IsClosed)
        {
            LogAnswers();
        }
    }

    public async Task<bool> IsOpenAsync(DbConnection connection) =>
        await connection.QuerySingleOrDefaultAsync<ThrottleState>(ThrottleSql.Find, new { account = Account }) is { IsClosed: false };

    // The caller passes the account of the call: a late refusal of the old keys must not open the circuit for the new ones.
    public Task RecordFailureAsync(string account, LigdiCashException exception) => exception switch
    {
        { Reason: LigdiCashFailure.Refused, Kind: LigdiCashErrorKind.Configuration } =>
            RecordFailureAsync(account, ThrottleState.MaxFailures, OpenWithRefusedKeys, exception),
        { IsAnswer: true } => RecordAnswerAsync(account),
        { RetryAfter: { } retryAfter } => RecordFailureAsync(account, 1, retryAfter < MaxOpen ? retryAfter : MaxOpen, exception),
        _ => RecordFailureAsync(account, 1, TimeSpan.Zero, exception),
    };

    private ThrottleState Last(string account) => Volatile.Read(ref _last) is var last && last.Account == account ? last.State : new();

    private void Cache(string account, ThrottleState state) => Volatile.Write(ref _last, new(account, state));

    private async Task RecordFailureAsync(string account, int weight, TimeSpan pause, LigdiCashException exception)
    {
        var now = Now;
        var until = pause > TimeSpan.Zero ? now + (long)pause.TotalMilliseconds : 0;
        var values = new { account, weight, openUntil = until, maxOpenUntil = now + (2 * ThrottleState.MaxOpen) };
        var failures = (await database.WriteAsync<long>(ThrottleSql.RecordFailure, () => values, CancellationToken.None)).SingleOrDefault();
        Cache(account, Last(account) with { Failures = failures });
        if (weight == 1 && failures == ThrottleState.MaxFailures)
        {
            LogNoAnswers(failures, exception.Reason);
        }
        else if (weight > 1 && !Interlocked.Exchange(ref _areKeysRefused, true))
        {
            LogKeysRefused(exception.SubCode, exception.Message);
        }
    }

    private async Task<ThrottleState> LockAsync(string account, DbTransaction transaction)
    {
        var (sql, values) = ($"{ThrottleSql.Find} {database.Dialect.ForUpdate}", new { account });
        if (await transaction.Connection!.QuerySingleOrDefaultAsync<ThrottleState>(sql, values, transaction) is { } state)
        {
            return state;
        }

        await transaction.Connection!.ExecuteAsync(ThrottleSql.Begin, values, transaction);
        return await transaction.Connection!.QuerySingleAsync<ThrottleState>(sql, values, transaction);
    }

    private sealed record Cached(string Account, ThrottleState State);

    [LoggerMessage(5201, LogLevel.Error,
        "The gateway gave no usable answer {Failures} times in a row (last: {Failure}). It is probed every 15 seconds.")]
    private partial void LogNoAnswers(long failures, LigdiCashFailure failure);
    [LoggerMessage(5202, LogLevel.Critical,
        "The gateway refuses every status check (sub-code {SubCode}): {Reason} It is probed once a minute until this is fixed. "
        + "No payment is lost, but none becomes paid until then.")]
    private partial void LogKeysRefused(string? subCode, string reason);
    [LoggerMessage(5203, LogLevel.Information, "The gateway answers again. Status checks continue at the usual rate.")]
    private partial void LogAnswers();
}
