using System.Net.Http.Headers;

namespace LigdiCash.Client;

internal static class KeyHeaders
{
    // Unvalidated, because a validating header quotes a value it does not like in its exception; the options were checked before.
    public static void AddTo(HttpRequestHeaders headers, LigdiCashOptions options)
    {
        headers.TryAddWithoutValidation("Apikey", options.ApiKey?.Reveal());
        headers.TryAddWithoutValidation("Authorization", $"Bearer {options.ApiToken?.Reveal()}");
        headers.TryAddWithoutValidation("Accept", "application/json");
    }
}
