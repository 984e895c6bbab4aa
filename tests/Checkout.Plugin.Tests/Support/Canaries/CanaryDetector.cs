using System.Collections.Concurrent;
using Xunit;

namespace Checkout.Plugin.Tests;

// Searches output for canaries and reports what was found where.
internal sealed class CanaryDetector(KnownCanaries known)
{
    private const int Around = 60;
    private readonly ConcurrentDictionary<(CanaryKind Kind, string Sink), (string First, int Times)> _found = new();

    public static CanaryDetector ForProcess { get; } = new(new());

    public KnownCanaries Known => known;

    // A leak of a shop fails the test that opened the shop.
    public static CanaryDetector ForShop() => new(ForProcess.Known);

    public void Inspect(string sink, string? text) => Inspect(sink, text, static (_, _, _) => false);

    // isExcused: the canary is in a place where it belongs.
    public void Inspect(string sink, string? text, Func<Canary, string, int, bool> isExcused)
    {
        foreach (var (canary, at) in string.IsNullOrEmpty(text) ? [] : known.FindIn(text))
        {
            if (!isExcused(canary, text!, at))
            {
                _found.AddOrUpdate((canary.Kind, sink), _ => (Excerpt(text!, at), 1), (_, earlier) => (earlier.First, earlier.Times + 1));
            }
        }
    }

    // Each leak is reported once. A test that leaks a canary on purpose expects this exception.
    public void ThrowIfFound()
    {
        var found = _found.ToArray();
        _found.Clear();
        if (found.Length > 0)
        {
            var lines = found.Select(leak => $"{leak.Key.Kind} in a {leak.Key.Sink}, {leak.Value.Times} times, first: {leak.Value.First}");
            throw new CanaryFoundException(string.Join('\n', lines));
        }
    }

    private static string Excerpt(string text, int at)
    {
        var from = Math.Max(0, at - Around);
        var excerpt = text[from..Math.Min(text.Length, at + Around)].ReplaceLineEndings(" ");
        return TestContext.Current.Test is { } test ? $"…{excerpt}… ({test.TestDisplayName})" : $"…{excerpt}…";
    }
}

internal sealed class CanaryFoundException(string message) : Exception(message);
