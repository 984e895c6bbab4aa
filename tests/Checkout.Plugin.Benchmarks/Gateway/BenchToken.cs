using System.Globalization;

namespace Checkout.Plugin.Benchmarks;

// The benchmarks' gateway has no state: its tokens contain the invoice, and are as long as real ones.
internal static class BenchToken
{
    private const int Length = 200;

    public static string Of(string id, long amount) =>
        string.Create(CultureInfo.InvariantCulture, $"bench.{id}.{amount}.").PadRight(Length, 'x');

    public static (string Id, long Amount) Read(string token) =>
        token.Split('.') is ["bench", var id, var amount, _]
            ? (id, long.Parse(amount, CultureInfo.InvariantCulture))
            : throw new FormatException("That is no token of this gateway.");
}
