using System.Collections;
using System.Text;

namespace Checkout.Plugin.Tests;

// The members of an answer in order, with raw JSON values. The values include what no JSON library writes.
internal sealed class AnswerJson : IEnumerable<(string Name, string Json)>
{
    private readonly List<(string Name, string Json)> _members = [];

    public string this[string name]
    {
        get => _members.Single(member => member.Name == name).Json;
        set => With(name, value);
    }

    public static string Echo(params string[] ids) =>
        $"[{string.Join(',', ids.Select(id => Entry("transaction_id", id)).Append(Entry("logfile", "2026041511192869df7440ed917")))}]";

    // Replaces the member.
    public AnswerJson With(string name, string json)
    {
        var at = _members.FindIndex(member => member.Name == name);
        _members.Insert(at < 0 ? _members.Count : at, (name, json));
        _members.RemoveRange(at < 0 ? _members.Count : at + 1, at < 0 ? 0 : 1);
        return this;
    }

    public AnswerJson Without(string name)
    {
        _members.RemoveAll(member => member.Name == name);
        return this;
    }

    // Adds a member, even if the name exists.
    public AnswerJson And(string name, string json)
    {
        _members.Add((name, json));
        return this;
    }

    public IEnumerator<(string Name, string Json)> GetEnumerator() => _members.GetEnumerator();

    public override string ToString() => $"{{{string.Join(',', _members.Select(member => $"\"{member.Name}\":{member.Json}"))}}}";

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    private static string Entry(string key, string value) => $$"""{"keyof_customdata":"{{key}}","valueof_customdata":"{{value}}"}""";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
