using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Checkout.Plugin;

// The style sheet and the script, embedded: several real hosts do not serve a library's static files.
internal static class CheckoutAssets
{
    private static readonly FrozenDictionary<string, Asset> All = new[]
    {
        Read("checkout.css", "text/css; charset=utf-8"),
        Read("checkout.js", "text/javascript; charset=utf-8"),
    }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    // Part of every address, so that a browser may keep a file for ever.
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData([.. All.Values.OrderBy(asset => asset.Name, StringComparer.Ordinal).SelectMany(asset => asset.Content)]))[..12];

    public static Asset? Find(string name) => All.GetValueOrDefault(name);

    private static Asset Read(string name, string contentType)
    {
        using var stream = typeof(CheckoutAssets).Assembly.GetManifestResourceStream($"assets/{name}")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new(name, contentType, content, Zip(content));
    }

    // Once: few shops compress what a library serves, and their shoppers pay for each kilobyte.
    private static byte[] Zip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return zipped.ToArray();
    }
}

internal sealed record Asset(string Name, string ContentType, byte[] Content, byte[] Zipped);
