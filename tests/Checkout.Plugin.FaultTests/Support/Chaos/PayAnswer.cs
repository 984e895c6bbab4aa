using System.Net;

namespace Checkout.Plugin.Tests;

// The answer to a press of Pay.
internal sealed record PayAnswer(HttpStatusCode Status, string? Forward, string? RetryAfter, bool IsReplayed, string Text)
{
    private const string Immediately = "0;url=";

    public bool IsForward => Status == HttpStatusCode.OK && Forward is not null;

    // An earlier press is still running.
    public bool IsComeAgain => Status == HttpStatusCode.Conflict && RetryAfter is not null;

    public static async Task<PayAnswer> ReadAsync(HttpResponseMessage answer) => new(
        answer.StatusCode,
        Header(answer, "Refresh") is { } refresh && refresh.StartsWith(Immediately, StringComparison.Ordinal)
            ? refresh[Immediately.Length..]
            : null,
        Header(answer, "Retry-After"),
        Header(answer, "Idempotent-Replayed") == "true",
        await answer.Content.ReadAsStringAsync());

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
