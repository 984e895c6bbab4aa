using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Checkout.Plugin.Benchmarks;

// The bytes and requests of one page of the checkout.
internal sealed partial record PageWeight(string Page, int ExtraRequests, long GzippedBytes)
{
    public static async Task<IReadOnlyList<Measurement>> OfAsync(Uri shop)
    {
        using var connection = await HttpConnection.OpenAsync(shop);
        Task<string> GetAsync(string path) => FetchAsync(connection, path);
        var summary = await GetAsync("/checkout?reference=weighed");
        var press = await Shopper.OpensPageAsync(connection, [null], 0, CancellationToken.None);
        var answer = (await connection.SendAsync(press, CancellationToken.None)).Expect(200);
        var (forwarding, id) = (answer.Body, answer.Header("Refresh")![^32..]);
        var pages = new (string Name, string Html)[]
        {
            ("summary", summary),
            ("forwarding page", forwarding),
            ("return interstitial", await GetAsync($"/checkout/return/{id}")),
            ("result page", await GetAsync($"/checkout/payments/{id}")),
        };
        var measurements = new List<Measurement>();
        foreach (var (name, html) in pages)
        {
            var weight = await WeighAsync(name, html, GetAsync);
            measurements.Add(P10Host.Weight(weight.Page, weight.GzippedBytes));
            measurements.Add(new("P10", $"{name}: extra requests", Spread.Of(weight.ExtraRequests), null, Bound.AtMost(2)));
        }

        return measurements;
    }

    public static async Task<PageWeight> WeighAsync(string name, string html, Func<string, Task<string>> fetchAsync)
    {
        var total = Gzipped(html);
        var extras = Extra().Matches(html).Select(match => match.Groups["address"].Value)
            .Where(address => address.Contains("/checkout/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var extra in extras)
        {
            total += Gzipped(await fetchAsync(extra));
        }

        return new(name, extras.Count, total);
    }

    private static async Task<string> FetchAsync(HttpConnection connection, string path) =>
        (await connection.SendAsync(HttpText.Get(path), CancellationToken.None)).Expect(200).Body;

    private static long Gzipped(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.Length;
    }

    [GeneratedRegex(
        "<(link|script|img)[^>]+(href|src)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Extra();
}
