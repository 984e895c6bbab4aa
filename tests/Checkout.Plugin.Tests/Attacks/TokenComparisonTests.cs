using System.Net;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A token is accepted only as a whole.
public sealed class TokenComparisonTests
{
    private const string Field = "__RequestVerificationToken";

    [Fact]
    public async Task A25_No_prefix_and_no_altered_byte_of_a_forgery_token_is_accepted()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var token = summary.HiddenFields().Single(field => field.Name == Field).Value;
        var others = summary.HiddenFields().Where(field => field.Name != Field).ToList();

        foreach (var forged in Prefixes(token).Concat(Altered(token)))
        {
            var answer = await summary.PostFormAsync(RawPayForm.Content([.. others, (Field, forged)]));
            Assert.True(answer.Answer.StatusCode == HttpStatusCode.BadRequest, $"{forged} was accepted for {token}.");
        }

        Assert.Equal(0, await shop.Gateway.CreatesAsync());
        Assert.NotEmpty(new ForwardingPage(await summary.PostFormAsync(RawPayForm.Content([.. others, (Field, token)]))).Link);
    }

    [Fact]
    public void A25_A_secret_equals_no_prefix_and_no_altered_copy_of_itself()
    {
        const string Token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9";

        Assert.All(Prefixes(Token).Concat(Altered(Token)), other => Assert.False(new Secret(Token).Equals(new Secret(other))));
        Assert.True(new Secret(Token).Equals(new Secret(string.Concat(Token))));
    }

    private static IEnumerable<string> Prefixes(string token) => Enumerable.Range(0, token.Length).Select(length => token[..length]);

    // Each copy has one changed bit in another byte.
    private static IEnumerable<string> Altered(string token)
    {
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(token);
        return bytes.Select((_, place) =>
        {
            var altered = (byte[])bytes.Clone();
            altered[place] ^= (byte)(1 << (place % 8));
            return System.Buffers.Text.Base64Url.EncodeToString(altered);
        });
    }
}
