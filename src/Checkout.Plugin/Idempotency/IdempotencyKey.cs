using Microsoft.Extensions.Primitives;

namespace LigdiCash.Checkout.Idempotency;

// Keys of claims, and the Idempotency-Key of API clients. All are digests, because error messages of Redis contain key names.
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    private const int MaxHeaderLength = 255;

    public static string ForPay(string checkoutKey) => $"checkout:pay:{Digest.Of(checkoutKey)}";
    public static string ForCallback(string paymentId) => $"checkout:callback:{Digest.Of(paymentId)}";

    // A key is valid in its own browser only: clients may choose weak keys, and a stolen key must not lead to another shopper's payment.
    public static string Of(string key, RateLimitSubject subject) => Digest.Of($"{subject.BrowserId}\n{key}")[..CheckoutId.Length];

    // With or without quotes. Null: the header is invalid.
    public static string? FromHeader(StringValues header)
    {
        var value = header.Count == 1 ? header.ToString().Trim() : "";
        var key = value is ['"', .. var quoted, '"'] ? quoted : value;
        return key.Length is 0 or > MaxHeaderLength || key.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? null : Digest.Of(key)[..CheckoutId.Length];
    }
}
