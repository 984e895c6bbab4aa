using System.Diagnostics;
using System.Text;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class CallbackNoticeTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";
    private const string Hash = """{"keyof_customdata":"hash","valueof_customdata":"f9"}""";
    private const string A = """{"keyof_customdata":"transaction_id","valueof_customdata":"A"}""";
    private const string B = """{"keyof_customdata":"transaction_id","valueof_customdata":"B"}""";
    private const string Entries = $"[{Hash},{A}]";

    private static readonly CallbackNotice Nothing = new();

    public static TheoryData<string, string?> JsonShapes => new()
    {
        { $"{{\"custom_data\":{Entries}}}", "A" },
        { "{\"custom_data\":{\"transaction_id\":\"A\"}}", "A" },
        { "{\"custom_data\":{\"transaction_id\":42}}", "42" },
        { "{\"custom_data\":{\"3\":{\"keyof_customdata\":\"transaction_id\",\"valueof_customdata\":\"A\"}}}", "A" },
        { $"{{\"custom_data\":\"{Entries.Replace("\"", "\\\"", StringComparison.Ordinal)}\"}}", "A" },
        { "{\"custom_data\":\"{\\\"transaction_id\\\":\\\"A\\\"}\"}", "A" },
        { "{\"custom_data\":[],\"transaction_id\":\"R\"}", "R" },
        { "{\"custom_data\":\"\",\"transaction_id\":\"R\"}", "R" },
        { "{\"custom_data\":null,\"transaction_id\":\"R\"}", "R" },
        { "{\"transaction_id\":\"R\"}", "R" },
        { $"{{\"transaction_id\":\"R\",\"custom_data\":{Entries}}}", "A" },
        { $"{{\"custom_data\":[{A},{A}]}}", "A" },
        { $"{{\"custom_data\":[{A},{B}],\"transaction_id\":\"A\"}}", null },
        { "{\"custom_data\":[{\"keyof_customdata\":\"transaction_id\",\"valueof_customdata\":\"A\",\"valueof_customdata\":\"B\"}]}", null },
        { "{\"custom_data\":{\"transaction_id\":\"A\"},\"custom_data\":{\"transaction_id\":\"B\"}}", null },
        { "{\"transaction_id\":\"A\",\"transaction_id\":\"B\"}", null },
        { "{\"custom_data\":{\"transaction_id\":\"\"}}", null },
        { "{\"custom_data\":{\"transaction_id\":\"A\\u0000\"}}", null },
        { "{\"custom_data\":{\"transaction_id\":\"\\ud800\"}}", null },
        { "{\"custom_data\":{\"transaction_id\":\"A\\u2028\"}}", null },
        { "{\"custom_data\":{\"TRANSACTION_ID\":\"A\"}}", null },
        { "{\"custom_data\":7}", null },
        { "{\"\\ud800\":1}", null },
        { "{}", null },
        { "[]", null },
        { "{", null },
        { "\"A\"", null },
        { "null", null },
    };

    public static TheoryData<string, string?> FormShapes => new()
    {
        { $"custom_data={Uri.EscapeDataString(Entries)}&token=&amount=4200&date=2026-05-09+07%3A20%3A23%2B00", "A" },
        { $"custom_data={Uri.EscapeDataString("{\"transaction_id\":\"A\"}")}", "A" },
        {
            "custom_data%5B0%5D%5Bkeyof_customdata%5D=hash&custom_data%5B0%5D%5Bvalueof_customdata%5D=f9"
                + "&custom_data%5B1%5D%5Bkeyof_customdata%5D=transaction_id&custom_data%5B1%5D%5Bvalueof_customdata%5D=A",
            "A"
        },
        {
            "custom_data[1][valueof_customdata]=A&custom_data[0][valueof_customdata]=f9&custom_data[1][keyof_customdata]=transaction_id",
            "A"
        },
        { "custom_data[transaction_id]=A&custom_data[logfile]=x", "A" },
        { "custom_data[transaction_id]=Commande+n%C2%B0+1%2B", "Commande n° 1+" },
        { "custom_data=&transaction_id=R", "R" },
        { "custom_data=%5B%5D&transaction_id=R", "R" },
        { "transaction_id=R", "R" },
        { "transaction_id=R&custom_data[transaction_id]=A", "A" },
        { "custom_data[transaction_id]=A&custom_data[transaction_id]=A", "A" },
        { "custom_data[transaction_id]=A&custom_data[transaction_id]=B", null },
        { $"custom_data[transaction_id]=B&custom_data={Uri.EscapeDataString(Entries)}", null },
        {
            "custom_data[0][keyof_customdata]=transaction_id&custom_data[0][valueof_customdata]=A&custom_data[0][valueof_customdata]=B",
            null
        },
        { "custom_data[transaction_id]=A%00", null },
        { "custom_data[transaction_id]=%E2%80%AEA", null },
        { "custom_data[transaction_id]=%E9%FF%C3", "\uFFFD\uFFFD\uFFFD" },
        { "custom_data[transaction_id]=50%&x=%4", "50%" },
        { "custom_data[transaction_id]=%zz", "%zz" },
        { "custom_data[[transaction_id]]=A&custom_data]=B&custom_data[=C&custom_data[]=D&=&&=x", null },
        { "custom_data=%5B%7B&status=completed", null },
        { "custom_data=%7B%22%5Cud800%22%3A1%7D&transaction_id=R", "R" },
        { "custom_data=%5B%7B%22%5Cud800%22%3A1%7D%5D", null },
        { "transaction_id", null },
        { "", null },
    };

    [Theory]
    [MemberData(nameof(JsonShapes))]
    public void The_reference_is_found_in_every_shape_of_json(string body, string? reference)
    {
        AssertReadAs(reference, body, Json, Json + "; charset=utf-8", null, "", Form, "text/plain", "nonsense;;");
    }

    [Theory]
    [MemberData(nameof(FormShapes))]
    public void The_reference_is_found_in_every_shape_of_form(string body, string? reference)
    {
        AssertReadAs(reference, body, Form, Form + "; charset=UTF-8", null, "", Json, "text/plain", "nonsense;;");
    }

    [Fact]
    public void The_documented_payin_is_read()
    {
        Assert.Equal(
            new CallbackNotice { TransactionId = "ART5A7044E5", ExternalId = "ART5A7044E5", RequestId = "P2777636082026" },
            Read(Json, Sample.Text("callback.payin")));
    }

    [Fact]
    public void The_documented_payout_is_read()
    {
        Assert.Equal(
            new CallbackNotice { TransactionId = "502d36d2086249118198d06780b1c9fd", ExternalId = "502d36d2086249118198d06780b1c9fd" },
            Read(Json, Sample.Text("callback.payout")));
    }

    [Fact]
    public void A_form_in_latin_1_is_read_as_such()
    {
        Assert.Equal("n° 1", Read(Form + "; charset=ISO-8859-1", "transaction_id=n%B0+1").TransactionId);
    }

    [Theory]
    [InlineData("\uFEFF{\"transaction_id\":\"A\"}")]
    [InlineData("\r\n \uFEFF {\"transaction_id\":\"A\"}")]
    [InlineData("\uFEFFtransaction_id=A")]
    [InlineData("\ntransaction_id=A")]
    public void A_byte_order_mark_and_blanks_in_front_do_not_matter(string body)
    {
        Assert.Equal("A", Read(Json, body).TransactionId);
        Assert.Equal("A", Read(Form, body).TransactionId);
    }

    [Theory]
    [InlineData("{\"customer\":\"#\",\"transaction_id\":\"A\"}")]
    [InlineData("customer=#&transaction_id=A")]
    public void Bytes_that_are_no_text_elsewhere_do_not_matter(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        bytes[bytes.AsSpan().IndexOf((byte)'#')] = 0xFF;

        Assert.Equal("A", CallbackNotice.Read(null, bytes).TransactionId);
    }

    [Fact]
    public void A_reference_may_have_255_characters_and_no_more()
    {
        Assert.Equal(255, Read(Form, "transaction_id=" + new string('x', 255)).TransactionId?.Length);
        Assert.Null(Read(Form, "transaction_id=" + new string('x', 256)).TransactionId);
    }

    [Fact]
    public void A_body_may_have_64_kilobytes_and_no_more()
    {
        var body = "transaction_id=A&x=".PadRight(64 * 1024, 'x');

        Assert.Equal("A", Read(Form, body).TransactionId);
        Assert.Equal(Nothing, Read(Form, body + "x"));
    }

    [Fact]
    public void A54_A_form_may_have_64_keys_and_no_more()
    {
        var body = "transaction_id=A" + string.Concat(Enumerable.Repeat("&x=1", 63));

        Assert.Equal("A", Read(Form, body).TransactionId);
        Assert.Equal(Nothing, Read(Form, body + "&x=1"));
    }

    [Fact]
    public void A54_Json_may_have_64_members_and_no_more()
    {
        var members = "\"transaction_id\":\"A\"" + string.Concat(Enumerable.Repeat(",\"custom_data\":\"{}\"", 63));

        Assert.Equal("A", Read(Json, $"{{{members}}}").TransactionId);
        Assert.Equal(Nothing, Read(Json, $"{{{members},\"x\":1}}"));
    }

    [Fact]
    public void A54_Json_may_be_8_deep_and_no_more()
    {
        Assert.Equal("A", Read(Json, Nested(7)).TransactionId);
        Assert.Equal(Nothing, Read(Json, Nested(8)));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("[")]
    [InlineData("custom_data[")]
    [InlineData("][")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":[],")]
    [InlineData("\"")]
    [InlineData("\\")]
    public void The_worst_bodies_are_read_in_no_time(string piece)
    {
        var repeated = string.Concat(Enumerable.Repeat(piece, (64 * 1024 / piece.Length) - 10));
        var watch = Stopwatch.StartNew();

        foreach (var start in new[] { "", "{\"custom_data\":", "{\"custom_data\":\"", "custom_data=", "custom_data[" })
        {
            Assert.Null(Read(null, start + repeated).TransactionId);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }

    [Fact]
    public void No_mutation_of_a_callback_makes_it_throw()
    {
        var seeds = JsonShapes.Concat(FormShapes).Select(row => row.Data.Item1)
            .Append(Sample.Text("callback.payin")).Append(Sample.Text("callback.payout"))
            .Where(seed => seed.Length > 0).Select(Encoding.UTF8.GetBytes).ToArray();
        var chance = new Chance(20260415);

        for (var round = 0; round < 20_000; round++)
        {
            var body = chance.Mutate(chance.OneOf(seeds), chance.OneOf(seeds));
            var failure = Record.Exception(() => CallbackNotice.Read(Form, body));
            Assert.True(failure is null, $"{Convert.ToBase64String(body)}: {failure}");
        }
    }

    private static string Nested(int depth) =>
        $"{{\"transaction_id\":\"A\",\"x\":{new string('[', depth)}{new string(']', depth)}}}";

    private static void AssertReadAs(string? reference, string body, params string?[] contentTypes)
    {
        foreach (var contentType in contentTypes)
        {
            Assert.Equal(reference, Read(contentType, body).TransactionId);
        }
    }

    private static CallbackNotice Read(string? contentType, string body) => CallbackNotice.Read(contentType, Encoding.UTF8.GetBytes(body));
}
