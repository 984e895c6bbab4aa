using System.Globalization;

namespace Checkout.Plugin.Tests.Simulator;

// The events of a week, as a digest and optionally as lines. Ids are random, so a payment is named by the number of its first appearance.
internal sealed class History(Timeline timeline, bool keepsLines)
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly List<string> _lines = [];

    public ulong Digest { get; private set; } = 14695981039346656037;

    public IReadOnlyList<string> Lines => _lines;

    public string NameOf(string id)
    {
        if (!_ordinals.TryGetValue(id, out var ordinal))
        {
            _ordinals[id] = ordinal = _ordinals.Count + 1;
        }

        return string.Create(CultureInfo.InvariantCulture, $"#{ordinal}");
    }

    public void Note(string what, string? id = null, string detail = "")
    {
        var name = id is null ? "" : NameOf(id);
        Add(timeline.Now);
        Add(what);
        Add(name);
        Add(detail);
        if (keepsLines)
        {
            _lines.Add($"{TimeSpan.FromMilliseconds(timeline.Now):d\\.hh\\:mm\\:ss\\.fff} {what} {name} {detail}");
        }
    }

    private void Add(long number) => Digest = (Digest ^ (ulong)number) * 1099511628211;

    private void Add(string text)
    {
        foreach (var letter in text)
        {
            Add(letter);
        }
    }
}
