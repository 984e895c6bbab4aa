using Microsoft.AspNetCore.WebUtilities;

namespace Checkout.Plugin.Tests;

// The private fields of the Pay form.
internal static class TypedSecrets
{
    private static readonly Dictionary<string, CanaryKind> Kinds = new(StringComparer.Ordinal)
    {
        ["phone"] = CanaryKind.Number,
        ["otp"] = CanaryKind.Code,
        ["firstName"] = CanaryKind.Person,
        ["lastName"] = CanaryKind.Person,
        ["email"] = CanaryKind.Person,
    };

    public static async Task<IEnumerable<(CanaryKind Kind, string Text)>> InAsync(HttpContent? content)
    {
        if (content is not FormUrlEncodedContent)
        {
            return [];
        }

        using var reader = new FormReader(await content.ReadAsStringAsync());
        return (await reader.ReadFormAsync())
            .Where(field => Kinds.ContainsKey(field.Key)).SelectMany(field => field.Value, (field, text) => (Kinds[field.Key], text ?? ""));
    }
}
