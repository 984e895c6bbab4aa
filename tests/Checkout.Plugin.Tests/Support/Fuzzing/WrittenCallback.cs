using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LigdiCash.Client;

namespace Checkout.Plugin.Tests.Fuzzing;

// A callback as the gateway may write it: form or JSON, custom_data in each of its shapes, fields in any order with unknown ones between.
internal sealed record WrittenCallback(string? ContentType, byte[] Body)
{
    private const string Key = "transaction_id";
    private static readonly (string Name, string Value)[] Others =
    [
        ("token", ""), ("amount", "4200"), ("montant", "4200"), ("status", "completed"), ("operator_name", "ORANGE BURKINA"),
        ("response_code", "00"), ("Transaction_id", "x"), ("transaction_id ", "x"),
    ];

    public static Gen<CallbackNotice> AnyNotice =>
        from id in Gen.OneOf(Any.Id, Any.ProperText)
        from external in Any.ProperText
        from request in Any.ProperText
        select new CallbackNotice
        {
            TransactionId = id,
            ExternalId = external,
            RequestId = request,
        };

    // Several ids make an ambiguous callback.
    public static Gen<WrittenCallback> Of(CallbackNotice notice, params string[] ids) => Gen.OneOf(Json(notice, ids), Form(notice, ids));

    public override string ToString() => $"{ContentType} {Encoding.UTF8.GetString(Body)}";

    private static Gen<WrittenCallback> Json(CallbackNotice notice, string[] ids) =>
        from customData in Gen.Elements(Entries(ids), Quoted(Entries(ids)), Numbered(ids))
        from others in Gen.SubListOf(Others)
        from members in Gen.Shuffle(
            [
                ("custom_data", customData), ("external_id", Quoted(notice.ExternalId!)), ("request_id", Quoted(notice.RequestId!)),
                .. others.Select(other => (other.Name, Quoted(other.Value))),
            ])
        from type in Gen.Elements("application/json", "application/x-www-form-urlencoded", "text/plain", null)
        from blank in Gen.Elements("", " ", "\r\n\t", "\ufeff")
        select new WrittenCallback(
            type,
            Encoding.UTF8.GetBytes($"{blank}{{{string.Join(',', members.Select(member => $"{Quoted(member.Item1)}:{member.Item2}"))}}}"));

    private static Gen<WrittenCallback> Form(CallbackNotice notice, string[] ids) =>
        from customData in Gen.Elements<(string, string)[]>(
            [("custom_data", Entries(ids))], [.. ids.SelectMany(Bracketed)], [.. ids.Select(id => ($"custom_data[{Key}]", id))])
        from others in Gen.SubListOf(Others)
        from pairs in Gen.Shuffle([.. customData, ("external_id", notice.ExternalId!), ("request_id", notice.RequestId!), .. others])
        from type in Gen.Elements(
            "application/x-www-form-urlencoded", "application/json", "application/x-www-form-urlencoded; charset=utf-8", null)
        from plus in Gen.Elements("+", "%20")
        select new WrittenCallback(
            type,
            Encoding.UTF8.GetBytes(string.Join('&', pairs.Select(pair => $"{Escaped(pair.Item1, plus)}={Escaped(pair.Item2, plus)}"))));

    private static string Entries(string[] ids) =>
        JsonSerializer.Serialize(ids.Select(id => new { keyof_customdata = Key, valueof_customdata = id })
            .Prepend(new { keyof_customdata = "logfile", valueof_customdata = "x" }));

    private static string Numbered(string[] ids) =>
        $"{{{string.Join(',', ids.Select(NumberedEntry))}}}";

    private static string NumberedEntry(string id, int index) =>
        $$"""
        "{{index + 3}}":{"valueof_customdata":{{Quoted(id)}},"keyof_customdata":"{{Key}}"}
        """;

    private static IEnumerable<(string, string)> Bracketed(string id, int at)
    {
        var index = at.ToString(CultureInfo.InvariantCulture);
        return [($"custom_data[{index}][keyof_customdata]", Key), ($"custom_data[{index}][valueof_customdata]", id)];
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static string Escaped(string text, string plus) => Uri.EscapeDataString(text).Replace("%20", plus, StringComparison.Ordinal);
}
