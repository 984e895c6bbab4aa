using System.Data.Common;
using Dapper;
using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

internal static class PaceSql
{
    public const string Begin = "INSERT INTO checkout_gateway (account, paid_up_to, failures, opens_at) VALUES (@account, 0, 0, 0) ON CONFLICT DO NOTHING";

    public const string Find = "SELECT paid_up_to AS PaidUpTo, failures AS Failures, opens_at AS OpensAt FROM checkout_gateway WHERE account = @account";

    public const string Spend = "UPDATE checkout_gateway SET paid_up_to = @PaidUpTo, opens_at = @OpensAt WHERE account = @account";

    public const string Trouble = """
        UPDATE checkout_gateway SET failures = failures + @weight,
            opens_at = CASE WHEN @rest > opens_at OR opens_at > @latestRest THEN @rest ELSE opens_at END
        WHERE account = @account RETURNING failures
        """;

    // An answer to a question that was under way ends no rest: the gateway may have asked for it meanwhile. What the shop lays on itself is over soon anyway.
    public const string Answered = "UPDATE checkout_gateway SET failures = 0 WHERE account = @account AND failures > 0";
}

// How often the gateway is asked, by all nodes together: never more than the shop allows in a second, and hardly at all while it gives no answer or refuses the keys.
// What may not begin now stays due.
internal sealed partial class GatewayPace(CheckoutDatabase database, SettingsInForce settings, DigestKey digests, SharedClock time, ILogger<GatewayPace> logger)
{
    private static readonly TimeSpan RestWithoutKeys = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(Pace.LongestRest);
    private Seen _last = new("", new());
    private volatile bool _areKeysRefused;

    // When this node may ask again as far as it knows.
    public DateTimeOffset NextAt => DateTimeOffset.FromUnixTimeMilliseconds(Last(Account).NextAt(Now, PerSecond));

    // Whom the rests and the budget concern. Every key counts: where one was changed, nobody waits for the end of a rest that the earlier ones caused.
    public string Account => digests.Pseudonymize(string.Join(' ', Keys.Select(key => key?.Reveal()).Prepend("account")));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long PerSecond => settings.Value.Reconciliation.ConfirmsPerSecond;

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
            await transaction.Connection!.ExecuteAsync(PaceSql.Spend, new { pace.PaidUpTo, pace.OpensAt, account }, transaction);
        }

        Remember(account, pace);
        return claimed;
    }

    // The gateway is not left alone any more once it says anything.
    public async Task AnsweredAsync(string account)
    {
        _areKeysRefused = false;
        if (Last(account) is not { Failures: > 0 } last)
        {
            return;
        }

        var isFirst = await WriteAsync(PaceSql.Answered, new { account });
        Remember(account, last with { Failures = 0 });
        if (isFirst && !last.IsOpen)
        {
            Log.Answers(logger);
        }
    }

    // So many failures in a row, on all nodes, that it is only probed.
    public async Task<bool> IsTroubledAsync(DbConnection connection) =>
        await connection.QuerySingleOrDefaultAsync<Pace>(PaceSql.Find, new { account = Account }) is { IsOpen: false };

    // The account is the one that was asked about: a refusal that comes after a change of the keys must not make the new ones rest.
    public Task FailedAsync(string account, LigdiCashException exception) => exception switch
    {
        { Reason: LigdiCashFailure.Refused, Kind: LigdiCashErrorKind.Configuration } => RestAsync(account, Pace.MostFailures, RestWithoutKeys, exception),
        _ when IsAnswer(exception) => AnsweredAsync(account),
        _ => RestAsync(account, 1, exception.RetryAfter < LongestRest ? exception.RetryAfter.Value : exception.RetryAfter is null ? TimeSpan.Zero : LongestRest, exception),
    };

    // It said no to this one payment, and was not in trouble.
    public static bool IsAnswer(LigdiCashException exception) => exception is
        { Reason: LigdiCashFailure.Refused, Kind: not (LigdiCashErrorKind.GatewayTrouble or LigdiCashErrorKind.Configuration) };

    private Pace Last(string account) => Volatile.Read(ref _last) is var last && last.Account == account ? last.Pace : new();

    private void Remember(string account, Pace pace) => Volatile.Write(ref _last, new(account, pace));

    private async Task RestAsync(string account, int weight, TimeSpan rest, LigdiCashException exception)
    {
        var now = Now;
        var until = rest > TimeSpan.Zero ? now + (long)rest.TotalMilliseconds : 0;
        var values = new { account, weight, rest = until, latestRest = now + (2 * Pace.LongestRest) };
        var failures = (await database.WriteAsync<long>(PaceSql.Trouble, () => values, CancellationToken.None)).SingleOrDefault();
        Remember(account, Last(account) with { Failures = failures });
        if (weight > 1)
        {
            TellOfKeys(exception);
        }
        else if (failures == Pace.MostFailures)
        {
            Log.NoAnswers(logger, failures, exception.Reason);
        }
    }

    // Once until it answers again, also where the gateway was silent before.
    private void TellOfKeys(LigdiCashException exception)
    {
        if (!_areKeysRefused)
        {
            _areKeysRefused = true;
            Log.KeysRefused(logger, exception.SubCode, exception.Message);
        }
    }

    private async Task<Pace> LockAsync(string account, DbTransaction transaction)
    {
        var (sql, values) = ($"{PaceSql.Find} {database.Dialect.ForUpdate}", new { account });
        if (await transaction.Connection!.QuerySingleOrDefaultAsync<Pace>(sql, values, transaction) is { } pace)
        {
            return pace;
        }

        await transaction.Connection!.ExecuteAsync(PaceSql.Begin, values, transaction);
        return await transaction.Connection!.QuerySingleAsync<Pace>(sql, values, transaction);
    }

    private async Task<bool> WriteAsync(string sql, object values) => await database.WriteAsync(sql, () => values, CancellationToken.None) == 1;

    private sealed record Seen(string Account, Pace Pace);

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
