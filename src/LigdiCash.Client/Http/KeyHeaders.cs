using System.Net.Http.Headers;

namespace LigdiCash.Client;

internal static class KeyHeaders
{
    // Unvalidated, because a validating header quotes a value it does not like in its exception; the options were checked before.
    public static void AddTo(HttpRequestHeaders headers, KeyPair pair)
    {
        headers.TryAddWithoutValidation("Apikey", pair.Key?.Reveal());
        headers.TryAddWithoutValidation("Authorization", $"Bearer {pair.Token?.Reveal()}");
        headers.TryAddWithoutValidation("Accept", "application/json");
    }
}
