namespace LigdiCash.Checkout.RateLimits;

internal static class PromptLimitSql
{
    // Changes no row if the limit is reached.
    public const string Count = """
        INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES (@subject, @now, 1)
        ON CONFLICT (subject) DO UPDATE SET
            prompts = CASE WHEN checkout_prompt_limit.since <= @earliest THEN 1 ELSE checkout_prompt_limit.prompts + 1 END,
            since = CASE WHEN checkout_prompt_limit.since <= @earliest THEN @now ELSE checkout_prompt_limit.since END
        WHERE checkout_prompt_limit.since <= @earliest OR checkout_prompt_limit.prompts < @max
        """;

    public const string Uncount = "UPDATE checkout_prompt_limit SET prompts = prompts - 1 WHERE subject = @subject AND prompts > 0";
    public const string DeleteExpired = "DELETE FROM checkout_prompt_limit WHERE since <= @longAgo";
}

internal sealed record Counter(string Subject, string Limit, long Max);

// Counts in the database, for all nodes together.
internal sealed class HourlyLimiter(Pseudonymizer pseudonymizer, DatabaseClock time)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // False: a counter is at its limit, which is reported. Callers use a fixed order, so that two transactions cannot deadlock.
    // Rows are deleted a window after they expired, when no concurrent transaction updates them.
    public async Task<bool> AllowsAsync(IEnumerable<Counter> counters, Action<Counter> report, DbTransaction transaction)
    {
        await transaction.ExecuteAsync(PromptLimitSql.DeleteExpired, new { longAgo = time.UnixAfter(-2 * Window) });
        foreach (var counter in counters)
        {
            if (!await CountAsync(counter, transaction))
            {
                report(counter);
                return false;
            }
        }

        return true;
    }

    public async Task<bool> CountAsync(Counter counter, DbTransaction transaction)
    {
        var (subject, now) = (pseudonymizer.Pseudonymize(counter.Subject), time.UnixNow);
        var values = new { subject, now, earliest = now - (long)Window.TotalMilliseconds, max = counter.Max };
        return await transaction.ExecuteAsync(PromptLimitSql.Count, values) == 1;
    }

    public Task UncountAsync(Counter counter, DbTransaction transaction) =>
        transaction.ExecuteAsync(PromptLimitSql.Uncount, new { subject = pseudonymizer.Pseudonymize(counter.Subject) });
}
