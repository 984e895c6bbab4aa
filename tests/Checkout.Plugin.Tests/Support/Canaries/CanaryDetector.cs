using System.Collections.Concurrent;
using Xunit;

namespace Checkout.Plugin.Tests;

// Looks for canaries in what is given away, and says in the end what was found where.
internal sealed class CanaryDetector(KnownCanaries known)
{
    private const int Around = 60;
    private readonly ConcurrentDictionary<(CanaryKind Kind, string Sink), (string First, int Times)> _found = new();

    public static CanaryDetector ForProcess { get; } = new(new());

    public KnownCanaries Known => known;

    // A shop's own: what it gives away fails the test that opened it.
    public static CanaryDetector ForShop() => new(ForProcess.Known);

    public void Inspect(string sink, string? text) => Inspect(sink, text, static (_, _, _) => false);

    // Excused: where it belongs.
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

    // What was told once is not told again: a test that itself puts a canary where it may not be expects this to throw.
    public void ThrowIfFound()
    {
        var found = _found.ToArray();
        _found.Clear();
        if (found.Length > 0)
        {
            throw new CanaryFoundException(
                string.Join(
                    '\n', found.Select(leak => $"{leak.Key.Kind} in a {leak.Key.Sink}, {leak.Value.Times} times, first: {leak.Value.First}")));
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
