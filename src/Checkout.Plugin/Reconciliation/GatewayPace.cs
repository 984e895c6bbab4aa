using System.Data.Common;
using Dapper;
using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

internal static class ThrottleSql
{
    public const string Begin = "INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) VALUES (@account, 0, 0, 0) ON CONFLICT DO NOTHING";

    public const string Find = "SELECT paid_up_to AS PaidUpTo, failures AS Failures, open_until AS OpenUntil FROM checkout_gateway WHERE account = @account";

    public const string Spend = "UPDATE checkout_gateway SET paid_up_to = @PaidUpTo, open_until = @OpenUntil WHERE account = @account";

    public const string RecordFailure = """
        UPDATE checkout_gateway SET failures = failures + @weight,
            open_until = CASE WHEN @openUntil > open_until OR open_until > @maxOpenUntil THEN @openUntil ELSE open_until END
        WHERE account = @account RETURNING failures
        """;

    // An answer to a question that was under way ends no rest: the gateway may have asked for it meanwhile. What the shop lays on itself is over soon anyway.
    public const string RecordAnswer = "UPDATE checkout_gateway SET failures = 0 WHERE account = @account AND failures > 0";
}

// How often the gateway is asked, by all nodes together: never more than the shop allows in a second, and hardly at all while it gives no answer or refuses the keys.
// What may not begin now stays due.
internal sealed partial class GatewayThrottle(CheckoutDatabase database, CurrentOptions settings, Pseudonymizer digests, DatabaseClock time, ILogger<GatewayThrottle> logger)
{
    private static readonly TimeSpan OpenWithRefusedKeys = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxOpen = TimeSpan.FromMilliseconds(ThrottleState.MaxOpen);
    private Cached _last = new("", new());
    private volatile bool _areKeysRefused;

    // When this node may ask again as far as it knows.
    public DateTimeOffset NextAt => DateTimeOffset.FromUnixTimeMilliseconds(Last(Account).NextAt(Now, PerSecond));

    // Whom the rests and the budget concern. Every key counts: where one was changed, nobody waits for the end of a rest that the earlier ones caused.
    public string Account => digests.Pseudonymize(string.Join(' ', Keys.Select(key => key?.Reveal()).Prepend("account")));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long PerSecond => settings.Value.Reconciliation.MaxConfirmsPerSecond;

    private IEnumerable<Secret?> Keys => settings.Value.LigdiCash is var gateway ? [gateway.ApiKey, gateway.ApiToken, gateway.OtherApiKey, gateway.OtherApiToken] : [];

    // Begins looks in the caller's transaction, as many as are wanted and may be.
    public async Task<IReadOnlyList<T>> BeginAsync<T>(int most, Func<int, Task<IReadOnlyList<T>>> claim, DbTransaction transaction)
    {
        var account = Account;
        var pace = await LockAsync(account, transaction);
        var now = Now;
        var claimed = Math.Min(most, pace.Allowed(now, PerSecond)) is > 0 and var allowed ? await claim(allowed) : [];
        if (claimed.Count > 0)
        {
            pace = pace.After(claimed.Count, now, PerSecond);
            await transaction.Connection!.ExecuteAsync(ThrottleSql.Spend, new { pace.PaidUpTo, pace.OpenUntil, account }, transaction);
        }

        Cache(account, pace);
        return claimed;
    }

    // The gateway is not left alone any more once it says anything.
    public async Task RecordAnswerAsync(string account)
    {
        _areKeysRefused = false;
        if (Last(account) is not { Failures: > 0 } last)
        {
            return;
        }

        var isFirst = await WriteAsync(ThrottleSql.RecordAnswer, new { account });
        Cache(account, last with { Failures = 0 });
        if (isFirst && !last.IsClosed)
        {
            Log.Answers(logger);
        }
    }

    // So many failures in a row, on all nodes, that it is only probed.
    public async Task<bool> IsOpenAsync(DbConnection connection) =>
        await connection.QuerySingleOrDefaultAsync<ThrottleState>(ThrottleSql.Find, new { account = Account }) is { IsClosed: false };

    // The account is the one that was asked about: a refusal that comes after a change of the keys must not make the new ones rest.
    public Task RecordFailureAsync(string account, LigdiCashException exception) => exception switch
    {
        { Reason: LigdiCashFailure.Refused, Kind: LigdiCashErrorKind.Configuration } => RecordFailureAsync(account, ThrottleState.MaxFailures, OpenWithRefusedKeys, exception),
        _ when IsAnswer(exception) => RecordAnswerAsync(account),
        _ => RecordFailureAsync(account, 1, exception.RetryAfter < MaxOpen ? exception.RetryAfter.Value : exception.RetryAfter is null ? TimeSpan.Zero : MaxOpen, exception),
    };

    // It said no to this one payment, and was not in trouble.
    public static bool IsAnswer(LigdiCashException exception) => exception is
        { Reason: LigdiCashFailure.Refused, Kind: not (LigdiCashErrorKind.GatewayFailure or LigdiCashErrorKind.Configuration) };

    private ThrottleState Last(string account) => Volatile.Read(ref _last) is var last && last.Account == account ? last.State : new();

    private void Cache(string account, ThrottleState pace) => Volatile.Write(ref _last, new(account, pace));

    private async Task RecordFailureAsync(string account, int weight, TimeSpan rest, LigdiCashException exception)
    {
        var now = Now;
        var until = rest > TimeSpan.Zero ? now + (long)rest.TotalMilliseconds : 0;
        var values = new { account, weight, openUntil = until, maxOpenUntil = now + (2 * ThrottleState.MaxOpen) };
        var failures = (await database.WriteAsync<long>(ThrottleSql.RecordFailure, () => values, CancellationToken.None)).SingleOrDefault();
        Cache(account, Last(account) with { Failures = failures });
        if (weight > 1)
        {
            LogRefusedKeys(exception);
        }
        else if (failures == ThrottleState.MaxFailures)
        {
            Log.NoAnswers(logger, failures, exception.Reason);
        }
    }

    // Once until it answers again, also where the gateway was silent before.
    private void LogRefusedKeys(LigdiCashException exception)
    {
        if (!_areKeysRefused)
        {
            _areKeysRefused = true;
            Log.KeysRefused(logger, exception.SubCode, exception.Message);
        }
    }

    private async Task<ThrottleState> LockAsync(string account, DbTransaction transaction)
    {
        var (sql, values) = ($"{ThrottleSql.Find} {database.Dialect.ForUpdate}", new { account });
        if (await transaction.Connection!.QuerySingleOrDefaultAsync<ThrottleState>(sql, values, transaction) is { } pace)
        {
            return pace;
        }

        await transaction.Connection!.ExecuteAsync(ThrottleSql.Begin, values, transaction);
        return await transaction.Connection!.QuerySingleAsync<ThrottleState>(sql, values, transaction);
    }

    private async Task<bool> WriteAsync(string sql, object values) => await database.WriteAsync(sql, () => values, CancellationToken.None) == 1;

    private sealed record Cached(string Account, ThrottleState State);

    private static partial class Log
    {
        [LoggerMessage(5201, LogLevel.Error, "The gateway brought no usable answer {Failures} times in a row (last: {Failure}); it is asked for one payment every 15 seconds until it does.")]
        public static partial void NoAnswers(ILogger logger, long failures, LigdiCashFailure failure);

        [LoggerMessage(5202, LogLevel.Critical, "The gateway refuses to confirm anything (sub-code {SubCode}): {Reason} It is asked once a minute until that is mended; no payment is lost meanwhile, but none is found either.")]
        public static partial void KeysRefused(ILogger logger, string? subCode, string reason);

        [LoggerMessage(5203, LogLevel.Information, "The gateway answers again; payments are looked at as usual.")]
        public static partial void Answers(ILogger logger);
    }
}
