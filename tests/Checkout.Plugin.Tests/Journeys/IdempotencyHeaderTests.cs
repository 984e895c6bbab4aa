using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A program in the shopper's browser sends its own key in a header.
public sealed class IdempotencyHeaderTests
{
    [Theory]
    [InlineData("8e03978e-40d5-43dd-bc93-6894a57f9324", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"")]
    [InlineData("1", "1")]
    public async Task The_same_key_in_the_header_is_the_same_press(string key, string again)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var first = await AsksAsync(summary, key);
        var second = await AsksAsync(summary, again);

        Assert.Equal(HttpStatusCode.OK, first.Answer.StatusCode);
        Assert.Equal(first.Html, second.Html);
        Assert.Contains("\"forward\":\"http", second.Html, StringComparison.Ordinal);
        Assert.False(first.IsReplay);
        Assert.True(second.IsReplay);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task The_header_counts_more_than_the_key_of_the_form()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var summary = await shop.GoesToPayAsync(cart);
        await AsksAsync(summary, "first", ("checkoutKey", summary.CheckoutKey));

        shop.Script.Carts[cart.Reference] = Some.Cart(6_000) with { Reference = cart.Reference };
        var sameHeader = await AsksAsync(summary, "first", ("checkoutKey", CheckoutId.New()));
        var otherHeader = await AsksAsync(summary, "second", ("checkoutKey", summary.CheckoutKey));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sameHeader.Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, otherHeader.Answer.StatusCode);
        Assert.Equal(2, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task The_same_key_in_two_browsers_is_two_keys()
    {
        await using var shop = await Shop.OpenAsync();
        var (mine, theirs) = (await shop.GoesToPayAsync(Some.Cart()), await shop.GoesToPayAsync(Some.Cart()));

        var first = await AsksAsync(mine, "1");
        var second = await AsksAsync(theirs, "1");

        Assert.Equal(HttpStatusCode.OK, second.Answer.StatusCode);
        Assert.False(second.IsReplay);
        Assert.NotEqual(first.Html, second.Html);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("two words")]
    [InlineData("clé")]
    public async Task A_header_that_makes_no_key_is_answered_400_and_nothing_is_sent(string key)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var answers = new[] { await AsksAsync(summary, key), await AsksAsync(summary, key.PadRight(256, 'x')) };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Answer.StatusCode));
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_refusal_says_why_and_brings_a_fresh_key()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("create", "code03");
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var refused = await summary.AsksAsync([], ("checkoutKey", summary.CheckoutKey));
        var again = await summary.AsksAsync([], ("checkoutKey", summary.CheckoutKey));
        var goesOn = await summary.AsksAsync([], ("checkoutKey", JsonNode.Parse(again.Html)!["checkoutKey"]!.GetValue<string>()));

        Assert.Equal(refused.Answer.StatusCode, again.Answer.StatusCode);
        Assert.Equal(JsonNode.Parse(refused.Html)!["problems"]!.ToJsonString(), JsonNode.Parse(again.Html)!["problems"]!.ToJsonString());
        Assert.Contains("\"forward\"", goesOn.Html, StringComparison.Ordinal);
        Assert.Equal(2, await shop.Gateway.CreatesAsync());
    }

    private static Task<Page> AsksAsync(SummaryPage summary, string key, params (string, string)[] fields) =>
        summary.AsksAsync([("Idempotency-Key", key)], fields);
}
