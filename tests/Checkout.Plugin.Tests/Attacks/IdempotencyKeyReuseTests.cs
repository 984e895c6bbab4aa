using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A used key with another purchase, another payer or another phone.
public sealed class IdempotencyKeyReuseTests
{
    private static readonly (string Name, string Value)[] Hosted =
    [
        ("firstName", "Awa"), ("lastName", "Ouedraogo"), ("email", "awa@example.com"), ("method", "hosted"),
    ];
    private static readonly (string Name, string Value)[] ByPhone =
        [
            ("firstName", "Awa"), ("lastName", "Ouedraogo"), ("email", "awa@example.com"), ("method", "mobile"),
            ("operator", AllPaymentMethods.MoovName), ("phone", "22660000001"),
        ];

    public static TheoryData<bool> PaidByPhone => [false, true];

    [Theory]
    [MemberData(nameof(PaidByPhone))]
    public async Task A63_Every_changed_byte_of_the_form_is_noticed(bool byPhone)
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        var (summary, fields) = (await shop.GoesToPayAsync(Some.Cart()), byPhone ? ByPhone : Hosted);
        var first = await AsksAsync(summary, fields);
        var noticed = 0;

        foreach (var (name, value) in fields)
        {
            for (var at = 0; at < value.Length; at++)
            {
                var other = await AsksAsync(summary, [.. fields.Where(field => field.Name != name), (name, Changed(value, at))]);
                Assert.True(
                    other.Answer.StatusCode == HttpStatusCode.UnprocessableEntity && !other.IsReplay,
                    $"{name} {at}: {other.Answer.StatusCode}");
                noticed++;
            }
        }

        var again = await AsksAsync(summary, fields);
        Assert.Equal(HttpStatusCode.OK, first.Answer.StatusCode);
        Assert.Equal(first.Html, again.Html);
        Assert.True(again.IsReplay);
        Assert.Equal(fields.Sum(field => field.Value.Length), noticed);
        Assert.Equal(1, await AllPaymentMethods.CreatesAsync(shop));
    }

    [Fact]
    public async Task A63_Every_changed_byte_of_the_cart_is_noticed()
    {
        await using var shop = await Shop.OpenAsync();
        // The name identifies an article without an SKU.
        var line = new CheckoutLine("Tissu", 3, Money.Xof(1_111), "sku-0123456789");
        var named = new CheckoutLine(new('n', 60), 1, Money.Xof(500));
        var cart = Some.Cart(line, named);
        var summary = await shop.GoesToPayAsync(cart);
        await AsksAsync(summary, Hosted);
        CheckoutCart[] others =
        [
            .. Enumerable.Range(0, named.Name.Length).Select(at => Some.Cart(line, named with { Name = Changed(named.Name, at) })),
            .. Enumerable.Range(0, line.Sku!.Length).Select(at => Some.Cart(line with { Sku = Changed(line.Sku, at) }, named)),
            .. new[] { 1, 2, 4, 13, 30 }.Select(quantity => Some.Cart(line with { Quantity = quantity }, named)),
            .. new[] { 1_110, 1_112, 1_121, 1_211, 2_111, 11_110 }.Select(
                price => Some.Cart(line with { UnitPrice = Money.Xof(price) }, named)),
        ];

        foreach (var other in others)
        {
            shop.Script.Carts[cart.Reference] = other with { Reference = cart.Reference };
            var answer = await AsksAsync(summary, Hosted);
            Assert.True(
                answer.Answer.StatusCode == HttpStatusCode.UnprocessableEntity && !answer.IsReplay, $"{other}: {answer.Answer.StatusCode}");
        }

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    private static string Changed(string value, int at) =>
        $"{value[..at]}{(char)(value[at] == 'z' ? 'y' : value[at] == '9' ? '8' : value[at] + 1)}{value[(at + 1)..]}";

    private static Task<Page> AsksAsync(SummaryPage summary, (string Name, string Value)[] fields) =>
        summary.AsksAsync([("Idempotency-Key", "one-key")], fields);
}
