using System.IO.Compression;

namespace LigdiCash.Checkout.Web;

// Embedded, because some hosts do not serve the static files of a library.
internal static class CheckoutAssets
{
    private static readonly Asset[] All =
        [Read("checkout.css", "text/css; charset=utf-8"), Read("checkout.js", "text/javascript; charset=utf-8")];

    // Part of every asset URL, so that browsers may cache assets forever.
    public static string Version { get; } =
        Convert.ToHexStringLower(SHA256.HashData([.. All.SelectMany(asset => asset.Content)]))[..12];

    public static Asset? Find(string name) => Array.Find(All, asset => asset.Name == name);

    private static Asset Read(string name, string contentType)
    {
        using var stream = typeof(CheckoutAssets).Assembly.GetManifestResourceStream($"assets/{name}")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        // Few shops compress responses, and shoppers pay for each kilobyte.
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return new(name, contentType, content, compressed.ToArray());
    }
}

internal sealed record Asset(string Name, string ContentType, byte[] Content, byte[] Gzipped);
