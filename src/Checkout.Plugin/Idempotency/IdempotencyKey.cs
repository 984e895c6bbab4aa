namespace Checkout.Plugin;

/// Names of claims. Digests, because error texts of a store show the names of keys.
internal static class IdempotencyKey
{
    public static string ForPay(string checkoutKey) => $"checkout:pay:{Payment.Digest(checkoutKey)}";

    public static string ForCallback(string paymentId) => $"checkout:callback:{Payment.Digest(paymentId)}";
}
