using System.Security.Cryptography;

namespace Checkout.Plugin.Benchmarks;

internal static class BenchIds
{
    // Ids that no payment has.
    public static string[] Some(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetHexString(32, lowercase: true))];
}
