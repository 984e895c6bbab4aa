using System.Net.Http.Headers;
using LigdiCash.Client.Options;

namespace LigdiCash.Client.Http;

internal static class KeyHeaders
{
    // Without validation: its exception would quote the key. The options have been validated before.
    public static void AddTo(HttpRequestHeaders headers, KeyPair pair)
    {
        headers.TryAddWithoutValidation("Apikey", pair.Key?.Reveal());
        headers.TryAddWithoutValidation("Authorization", $"Bearer {pair.Token?.Reveal()}");
        headers.TryAddWithoutValidation("Accept", "application/json");
    }
}
