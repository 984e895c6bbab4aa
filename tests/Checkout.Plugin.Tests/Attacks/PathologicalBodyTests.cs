using System.Diagnostics;
using System.Text;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Bodies of full length that make a careless reader think for long.
public sealed class PathologicalBodyTests
{
    private const int Longest = 64 * 1024;

    // Five are allowed; a machine that has other work needs more now and then.
    private const int MostMilliseconds = 50;

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "", "[", "" },
        { "{\"custom_data\":", "[", "" },
        { "", "{\"a\":", "" },
        { "{\"custom_data\":[", "{\"keyof_customdata\":\"transaction_id\"},", "{}]}" },
        { "{\"custom_data\":{", "\"transaction_id\":\"x\",", "\"y\":1}}" },
        { "{\"custom_data\":{", "\"0\":{\"keyof_customdata\":\"transaction_id\"},", "\"y\":1}}" },
        { "{", "\"a\":1,", "\"b\":1}" },
        { "{", "\"\\u0061\":\"\\u0061\",", "\"b\":1}" },
        { "{\"transaction_id\":", "9", "}" },
        { "{\"transaction_id\":1e", "9", "}" },
        { "{\"transaction_id\":\"", "\\\\", "\"}" },
        { "{\"transaction_id\":\"", "\\u0000", "\"}" },
        { "{\"transaction_id\":\"", "\\ud800", "\"}" },
        { "{\"custom_data\":\"", "\\\\\\\"", "\"}" },
        { "{\"custom_data\":\"{\\\"a\\\":", "[", "\"}" },
        { "", "%", "" },
        { "transaction_id=", "%25", "" },
        { "transaction_id=", "%2", "" },
        { "", "&", "" },
        { "", "=&", "" },
        { "", "custom_data[", "" },
        { "custom_data", "[a]", "=1" },
        { "", "custom_data[0][keyof_customdata]=transaction_id&", "" },
        { "", " ", "" },
        { "{", " ", "}" },
        { "", "\uFEFF", "" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A54_No_body_takes_long_to_parse(string begins, string goesOn, string ends)
    {
        var times = (Longest - Encoding.UTF8.GetByteCount(begins + ends)) / Encoding.UTF8.GetByteCount(goesOn);
        var body = Encoding.UTF8.GetBytes(begins + string.Concat(Enumerable.Repeat(goesOn, times)) + ends);
        var took = Enumerable.Range(0, 9).Select(_ => Time(body)).Order().ToArray();

        Assert.InRange(body.Length, Longest - 100, Longest);
        Assert.True(took[took.Length / 2].TotalMilliseconds < MostMilliseconds, $"{took[took.Length / 2].TotalMilliseconds} ms");
    }

    private static TimeSpan Time(byte[] body)
    {
        var started = Stopwatch.GetTimestamp();
        CallbackNotice.Read(null, body);
        return Stopwatch.GetElapsedTime(started);
    }
}
