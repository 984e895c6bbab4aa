using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

internal static class PromptLimitSql
{
    // No row changed: the subject has had its rings.
    public const string Count = """
        INSERT INTO checkout_prompt_limit (subject, since, prompts) VALUES (@subject, @now, 1)
        ON CONFLICT (subject) DO UPDATE SET
            prompts = CASE WHEN checkout_prompt_limit.since <= @earliest THEN 1 ELSE checkout_prompt_limit.prompts + 1 END,
            since = CASE WHEN checkout_prompt_limit.since <= @earliest THEN @now ELSE checkout_prompt_limit.since END
        WHERE checkout_prompt_limit.since <= @earliest OR checkout_prompt_limit.prompts < @most
        """;

    public const string Uncount = "UPDATE checkout_prompt_limit SET prompts = prompts - 1 WHERE subject = @subject AND prompts > 0";

    // Long after they counted, so that two who ring at once do not wait for each other's rows.
    public const string DeleteExpired = "DELETE FROM checkout_prompt_limit WHERE since <= @longAgo";
}

// Nobody can use a shop to ring a stranger's phone, or to try out codes: both are counted per number, per browser and per network, on all nodes together, before the gateway is asked.
internal sealed class PromptRateLimiter(CheckoutDatabase database, Pseudonymizer digests, CurrentOptions settings, DatabaseClock time, RequestRateLimiter limits)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // In the caller's transaction, so that only what really leaves is counted. False: too often.
    public async Task<bool> AllowsAsync(PaymentChoice way, RateLimitSubject visitor, DbTransaction transaction)
    {
        await transaction.Connection!.ExecuteAsync(PromptLimitSql.DeleteExpired, new { longAgo = Now - (2 * (long)Window.TotalMilliseconds) }, transaction);
        foreach (var (subject, limit, most) in Subjects(way, visitor))
        {
            if (!await CountAsync(subject, most, transaction))
            {
                limits.Refuse(limit, most);
                return false;
            }
        }

        return true;
    }

    // For a code that is sent, once for each form however often it is posted.
    public async Task<PromptDecision> CountFormAsync(PayRequest request, CancellationToken cancellationToken)
    {
        var result = PromptDecision.Allowed;
        await database.WriteAsync(async transaction =>
        {
            result = await CountAsync(Form(request), 1, transaction) ? PromptDecision.Allowed : PromptDecision.Repeated;
            if (result == PromptDecision.Allowed && !await AllowsAsync(request.Choice, request.Subject, transaction))
            {
                result = PromptDecision.TooOften;
            }

            return result == PromptDecision.Allowed;
        }, cancellationToken);
        return result;
    }

    // Nothing left for the phone after all.
    public Task<bool> UncountAsync(PayRequest request) => database.WriteAsync(async transaction =>
    {
        foreach (var subject in Subjects(request.Choice, request.Subject).Select(one => one.Subject).Append(Form(request)))
        {
            await transaction.Connection!.ExecuteAsync(PromptLimitSql.Uncount, new { subject }, transaction);
        }

        return true;
    }, CancellationToken.None);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    // Always in this order, so that two who ring at once can't wait for each other.
    private IEnumerable<(string Subject, string Limit, long Most)> Subjects(PaymentChoice way, RateLimitSubject visitor)
    {
        var most = settings.Value.Limits;
        // A code that is tried rings nobody, but must not be guessed either.
        var deed = way is { Method: PaymentMethods.Wallet, Otp: not null } ? "try" : "ring";
        yield return (digests.Pseudonymize($"{deed} browser {visitor.Browser}"), nameof(most.PromptsPerHourPerBrowser), most.PromptsPerHourPerBrowser);
        if (visitor.Network is { } network)
        {
            yield return (digests.Pseudonymize($"{deed} network {network:X}"), nameof(most.PromptsPerHourPerNetwork), most.PromptsPerHourPerNetwork);
        }

        yield return (digests.Pseudonymize($"{deed} number {way.Phone!.Digits}"), nameof(most.PromptsPerHourPerPhoneNumber), most.PromptsPerHourPerPhoneNumber);
    }

    private string Form(PayRequest request) => digests.Pseudonymize($"form {request.CheckoutKey}");

    private async Task<bool> CountAsync(string subject, long most, DbTransaction transaction) =>
        await transaction.Connection!.ExecuteAsync(PromptLimitSql.Count, new { subject, now = Now, earliest = Now - (long)Window.TotalMilliseconds, most }, transaction) == 1;
}

internal enum PromptDecision
{
    Allowed,
    Repeated,
    TooOften,
}
