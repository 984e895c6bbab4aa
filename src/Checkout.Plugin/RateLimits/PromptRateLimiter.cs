using System.Data.Common;
using Dapper;

namespace LigdiCash.Checkout.RateLimits;

internal static class PromptLimitSql
{
    // Changes no row if the limit is reached.
    public const string Count = """
        INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES (@subject, @now, 1)
        ON CONFLICT (subject) DO UPDATE SET
            prompts = CASE WHEN checkout_prompt_limit.since <= @earliest THEN 1 ELSE checkout_prompt_limit.prompts + 1 END,
            since = CASE WHEN checkout_prompt_limit.since <= @earliest THEN @now ELSE checkout_prompt_limit.since END
        WHERE checkout_prompt_limit.since <= @earliest OR checkout_prompt_limit.prompts < @most
        """;

    public const string Uncount = "UPDATE checkout_prompt_limit SET prompts = prompts - 1 WHERE subject = @subject AND prompts > 0";

    public const string DeleteExpired = "DELETE FROM checkout_prompt_limit WHERE since <= @longAgo";
}

internal sealed record Counter(string Subject, string Limit, long Max);

// Counts in the database, for all nodes together.
internal sealed class HourlyLimiter(Pseudonymizer pseudonymizer, DatabaseClock time)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // Returns the first counter that is at its limit. Callers use a fixed order, so that two transactions cannot deadlock.
    // Rows are deleted a window after they expired, when no concurrent transaction updates them.
    public async Task<Counter?> CountAsync(IEnumerable<Counter> counters, DbTransaction transaction)
    {
        var longAgo = (time.GetUtcNow() - (2 * Window)).ToUnixTimeMilliseconds();
        await transaction.Connection!.ExecuteAsync(PromptLimitSql.DeleteExpired, new { longAgo }, transaction);
        foreach (var counter in counters)
        {
            if (!await CountAsync(counter, transaction))
            {
                return counter;
            }
        }

        return null;
    }

    public async Task<bool> CountAsync(Counter counter, DbTransaction transaction)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var (subject, earliest, most) = (pseudonymizer.Pseudonymize(counter.Subject), now - (long)Window.TotalMilliseconds, counter.Max);
        return await transaction.Connection!.ExecuteAsync(PromptLimitSql.Count, new { subject, now, earliest, most }, transaction) == 1;
    }

    public Task UncountAsync(Counter counter, DbTransaction transaction) => transaction.Connection!.ExecuteAsync(
        PromptLimitSql.Uncount, new { subject = pseudonymizer.Pseudonymize(counter.Subject) }, transaction);
}

// Limits prompts and code attempts per phone number, browser and network before the gateway is called.
// Otherwise a shop could be used to send prompts to strangers or to guess codes.
internal sealed class PromptRateLimiter(CheckoutDatabase database, HourlyLimiter hourly, CurrentOptions settings, RequestRateLimiter limits)
{
    // Runs in the caller's transaction, so that only prompts that are sent count.
    public async Task<bool> AllowsAsync(PaymentChoice choice, RateLimitSubject subject, DbTransaction transaction)
    {
        var exceeded = await hourly.CountAsync(Counters(choice, subject), transaction);
        if (exceeded is not null)
        {
            limits.ReportRefusal(exceeded.Limit, exceeded.Max);
        }

        return exceeded is null;
    }

    // Counts a code once per form, even if the form is posted several times.
    public async Task<PromptDecision> CountFormAsync(PayRequest request, CancellationToken cancellationToken)
    {
        var result = PromptDecision.Allowed;
        await database.WriteAsync(async transaction =>
        {
            result = !await hourly.CountAsync(FormCounter(request), transaction) ? PromptDecision.Repeated
                : await AllowsAsync(request.Choice, request.Subject, transaction) ? PromptDecision.Allowed
                : PromptDecision.TooOften;
            return result == PromptDecision.Allowed;
        }, cancellationToken);
        return result;
    }

    // Reverses the count if nothing was sent to the phone.
    public Task<bool> UncountAsync(PayRequest request) => database.WriteAsync(async transaction =>
    {
        foreach (var counter in Counters(request.Choice, request.Subject).Append(FormCounter(request)))
        {
            await hourly.UncountAsync(counter, transaction);
        }

        return true;
    }, CancellationToken.None);

    private IEnumerable<Counter> Counters(PaymentChoice choice, RateLimitSubject subject)
    {
        var max = settings.Value.Limits;
        // Attempts to enter a code have counters of their own.
        var kind = choice is { Method: PaymentMethods.Wallet, Otp: not null } ? "try" : "ring";
        yield return new($"{kind} browser {subject.AntiforgeryCookie}", nameof(max.PromptsPerHourPerBrowser), max.PromptsPerHourPerBrowser);
        if (subject.Network is { } network)
        {
            yield return new($"{kind} network {network:X}", nameof(max.PromptsPerHourPerNetwork), max.PromptsPerHourPerNetwork);
        }

        var number = $"{kind} number {choice.Phone!.Digits}";
        yield return new(number, nameof(max.PromptsPerHourPerPhoneNumber), max.PromptsPerHourPerPhoneNumber);
    }

    private static Counter FormCounter(PayRequest request) => new($"form {request.CheckoutKey}", "", 1);
}

internal enum PromptDecision { Allowed, Repeated, TooOften }
