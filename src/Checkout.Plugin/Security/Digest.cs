namespace LigdiCash.Checkout.Security;

internal static class Digest
{
    // Short values can be guessed from a plain digest: use Pseudonymizer for them, unless their row contains them anyway.
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
