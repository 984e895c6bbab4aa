using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Callbacks;

// The three forms of custom_data: one field of JSON, custom_data[0][keyof_customdata]=…, custom_data[transaction_id]=….
internal static class FormCallback
{
    private const string Key = "transaction_id";

    public static CallbackNotice Read(string? contentType, ReadOnlyMemory<byte> body)
    {
        var fields = new NoticeFields();
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var (name, value) in FormPairs.Of(contentType, body.Span) ?? [])
        {
            if (name == "custom_data")
            {
                TakeJson(value, fields);
            }
            else if (name.StartsWith("custom_data[", StringComparison.Ordinal) && name.EndsWith(']'))
            {
                TakeBracketed(name["custom_data[".Length..^1].Split("]["), value, fields, entries);
            }
            else
            {
                fields.Take(name, value);
            }
        }

        TakeEntries(entries.Values, fields);
        return fields.ToNotice();
    }

    private static void TakeJson(string value, NoticeFields fields) =>
        CustomData.ValuesOf(Key, value, GatewayJson.Bounded).ForEach(fields.TakeCustomId);

    private static void TakeBracketed(string[] path, string value, NoticeFields fields, Dictionary<string, Entry> entries)
    {
        if (path is [Key])
        {
            fields.TakeCustomId(value);
        }
        else if (path is [var index, "keyof_customdata" or "valueof_customdata"])
        {
            var entry = entries.TryGetValue(index, out var known) ? known : entries[index] = new Entry();
            (path[1] == "keyof_customdata" ? entry.Names : entry.Values).Add(value);
        }
    }

    private static void TakeEntries(IEnumerable<Entry> entries, NoticeFields fields)
    {
        foreach (var entry in entries.Where(entry => entry.Names.Contains(Key)))
        {
            entry.Values.ForEach(fields.TakeCustomId);
        }
    }

    private sealed class Entry
    {
        public List<string> Names { get; } = [];

        public List<string> Values { get; } = [];
    }
}
