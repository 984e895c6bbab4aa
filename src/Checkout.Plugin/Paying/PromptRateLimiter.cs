namespace LigdiCash.Checkout.Paying;

// Limits prompts and code attempts per phone number, browser and network before the gateway is called.
// Otherwise a shop could be used to send prompts to strangers or to guess codes.
internal sealed class PromptRateLimiter(CheckoutDatabase database, HourlyLimiter hourly, CurrentOptions settings, RequestRateLimiter limits)
{
    // Runs in the caller's transaction, so that only prompts that are sent count.
    public Task<bool> AllowsAsync(PaymentChoice choice, RateLimitSubject subject, DbTransaction transaction) =>
        hourly.AllowsAsync(Counters(choice, subject), exceeded => limits.ReportRefusal(exceeded.Limit, exceeded.Max), transaction);

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
        var kind = choice is { Method: PaymentMethods.Wallet, Otp: not null } ? "code" : "prompt";
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
