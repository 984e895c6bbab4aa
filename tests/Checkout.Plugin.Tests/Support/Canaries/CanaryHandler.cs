using System.Collections.Concurrent;

namespace Checkout.Plugin.Tests;

// Registers what is typed into forms, and searches addresses, headers and bodies.
internal sealed class CanaryHandler(CanaryDetector detector, HttpMessageHandler shop, bool learns) : DelegatingHandler(shop)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var typed = request.Options.TryGetValue(Browser.Typed, out var own) ? own : new();
        foreach (var (kind, text) in learns ? await TypedSecrets.InAsync(request.Content) : [])
        {
            detector.Known.Add(kind, text);
            typed.Enqueue(text);
        }

        detector.Inspect("URL", request.RequestUri!.OriginalString);
        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            detector.Inspect(
                $"header {name}", $"{values}",
                (canary, text, at) => name is "Refresh" or "Location" && IsGatewaysOwnPage(canary, text, at));
        }

        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        detector.Inspect(
            "page", body, (canary, text, at) => IsForwarding(text) ? IsGatewaysOwnPage(canary, text, at) : IsTheirOwn(canary, text, typed));
        return answer;
    }

    private static bool IsForwarding(string page) =>
        page.Contains("data-checkout-forward", StringComparison.Ordinal) || page.Contains("\"forward\":", StringComparison.Ordinal);

    // The address of the gateway's page contains the token.
    private static bool IsGatewaysOwnPage(Canary canary, string text, int at) => canary.Kind == CanaryKind.Token
        && text.LastIndexOf(Gateway.Address.AbsoluteUri, at, StringComparison.Ordinal) is >= 0 and var start
        && !text.AsSpan(start, at - start).ContainsAny('"', ' ', '<');

    // Names may appear in the payer's own browser, numbers only in the form, codes nowhere.
    private static bool IsTheirOwn(Canary canary, string page, ConcurrentQueue<string> typed) => canary.Kind switch
    {
        CanaryKind.Person => typed.Any(text => Spelled(text, canary)),
        CanaryKind.Number => page.Contains("name=\"phone\"", StringComparison.Ordinal) && typed.Any(text => Spelled(text, canary)),
        _ => false,
    };

    private static bool Spelled(string text, Canary canary) =>
        KnownCanaries.Spellings(canary.Kind, text).Any(spelling => spelling.Contains(canary.Text, StringComparison.Ordinal));
}
