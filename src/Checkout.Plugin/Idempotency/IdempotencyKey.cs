using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace Checkout.Plugin;

// Names of claims, and the key of a press of Pay where a program brings its own. Digests, because error texts of a store show the names of keys.
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    // How long the answer to a press of Pay is remembered. Afterwards its key counts as new, and what the purchase has come to decides.
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int MaxHeaderLength = 255;
    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(letter => (char)letter)]);

    public static string ForPay(string checkoutKey) => $"checkout:pay:{CheckoutPayment.Digest(checkoutKey)}";

    public static string ForCallback(string paymentId) => $"checkout:callback:{CheckoutPayment.Digest(paymentId)}";

    // A key counts only within the browser that it comes from: programs may choose poor ones, and whoever gets hold of somebody else's is led to nothing of theirs.
    public static string Of(string key, RateLimitSubject visitor) => CheckoutPayment.Digest($"{visitor.Name}\n{key}")[..CheckoutId.Length];

    // With or without quotes. Null: no key can be made of it.
    public static string? FromHeader(StringValues header)
    {
        var given = header.Count == 1 ? header.ToString().Trim() : "";
        var key = given is ['"', .. var quoted, '"'] ? quoted : given;
        return key.Length is 0 or > MaxHeaderLength || key.AsSpan().ContainsAnyExcept(Printable) ? null : CheckoutPayment.Digest(key)[..CheckoutId.Length];
    }
}
