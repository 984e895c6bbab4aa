using System.Buffers;
using System.Net;
using System.Text.Encodings.Web;
using LigdiCash.Client;

namespace Checkout.Plugin.Tests;

// All canaries of a run, in every spelling of a page, an address or JSON. Searching is far more frequent than adding.
internal sealed class KnownCanaries
{
    private readonly Lock _adding = new();
    private volatile Snapshot _known = new([Canary.AnyToken]);

    public void Add(CanaryKind kind, string? text)
    {
        var whole = (text ?? "").Trim();
        if (!Canary.IsDistinctive(kind, whole))
        {
            return;
        }

        var canaries = Spellings(kind, whole).Distinct(StringComparer.Ordinal).Select(spelling => new Canary(kind, spelling));
        var found = canaries.Where(canary => !_known.Has(canary)).ToArray();
        if (found.Length > 0)
        {
            lock (_adding)
            {
                _known = new([.. _known.All.Union(found)]);
            }
        }
    }

    public IEnumerable<(Canary Canary, int At)> FindIn(string text)
    {
        var known = _known;
        for (var at = known.Next(text, 0); at >= 0; at = known.Next(text, at + 1))
        {
            foreach (var canary in known.All.Where(canary => canary.IsAt(text, at)))
            {
                yield return (canary, at);
            }
        }
    }

    public static IEnumerable<string> Spellings(CanaryKind kind, string text) =>
        Forms(kind, text).SelectMany(form => new[]
        {
            form, Uri.EscapeDataString(form), WebUtility.UrlEncode(form), HtmlEncoder.Default.Encode(form), WebUtility.HtmlEncode(form),
            JavaScriptEncoder.Default.Encode(form),
        });

    // A number as it was typed, its digits alone, and with the country's code as the gateway gets it.
    private static IEnumerable<string> Forms(CanaryKind kind, string text)
    {
        if (kind != CanaryKind.Number)
        {
            return [text];
        }

        var international = PhoneNumber.TryParse(text, "BF", out var number, out _) ? number.Digits : text;
        return [text, string.Concat(text.Where(char.IsAsciiDigit)), international];
    }

    private sealed class Snapshot(IReadOnlyList<Canary> all)
    {
        private readonly HashSet<Canary> _has = [.. all];
        private readonly SearchValues<string> _texts = SearchValues.Create(
            [.. all.Select(canary => canary.Text)], StringComparison.Ordinal);

        public IReadOnlyList<Canary> All => all;

        public bool Has(Canary canary) => _has.Contains(canary);

        public int Next(string text, int from) =>
            from < text.Length && text.AsSpan(from).IndexOfAny(_texts) is >= 0 and var found ? from + found : -1;
    }
}
