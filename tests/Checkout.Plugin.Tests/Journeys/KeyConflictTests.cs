using System.Net;
using Checkout.Plugin.Tests.LigdiCash;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// One key stands for one wish: with anything else under it, nothing is sent.
public sealed class KeyConflictTests
{
    private const string Moov = "MOOV AFRICA BURKINA";
    private static readonly (string, string)[] Hosted = [("method", "hosted")];
    private static readonly (string, string)[] Mobile = [("method", "mobile"), ("operator", Moov), ("phone", "+226 60 00 00 01")];
    private static readonly (string, string)[] Wallet = [("method", "wallet"), ("phone", "22670000001"), ("otp", "123456")];

    public static TheoryData<string, bool> Changes => [.. Of.Keys.SelectMany(what => new[] { (what, false), (what, true) })];

    private static readonly Dictionary<string, Func<CheckoutCart, (CheckoutCart Cart, (string, string)[] Form)>> Of =
        new(StringComparer.Ordinal)
    {
        ["another quantity"] = cart => (Priced(cart with { Lines = [cart.Lines[0] with { Quantity = 3 }] }), []),
        ["another price"] = cart => (Priced(cart with { Lines = [cart.Lines[0] with { UnitPrice = Money.Xof(4_999) }] }), []),
        ["another article at the same price"] = cart => (cart with { Lines = [cart.Lines[0] with { Sku = "pagne" }] }, []),
        ["one more article"] = cart => (Priced(cart with { Lines = [.. cart.Lines, new("Miel", 1, Money.Xof(500), "miel")] }), []),
        ["an article given for nothing"] = cart => (cart with { Lines = [.. cart.Lines, new("Sac", 1, Money.Zero, "sac")] }, []),
        ["a discount"] = cart => (cart with { Discount = Money.Xof(100), Total = cart.Total - Money.Xof(100) }, []),
        ["another purchase"] = cart => (cart with { Reference = $"{cart.Reference}-2" }, [("reference", $"{cart.Reference}-2")]),
        ["another first name"] = cart => (cart, [("firstName", "Fatou")]),
        ["another last name"] = cart => (cart, [("lastName", "Traoré")]),
        ["another address"] = cart => (cart, [("email", "fatou@example.com")]),
        ["no name at all"] = cart => (cart, [("firstName", ""), ("lastName", ""), ("email", "")]),
        ["the wallet"] = cart => (cart, Wallet),
        ["another number"] = cart => (cart, [.. Mobile, ("phone", "+226 60 00 00 02")]),
        ["another operator"] = cart => (cart, [.. Mobile, ("operator", "")]),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Under_the_same_key_it_is_answered_422_and_nothing_is_sent(string what, bool byPhone)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:AllowedPaymentMethods"] = "Hosted, Mobile, Wallet" } });
        var cart = Some.Cart(5_000);
        var summary = await shop.GoesToPayAsync(cart);
        await summary.PressesPayAsync(byPhone ? Mobile : Hosted);

        var (other, form) = Of[what](cart);
        shop.Desk.Carts[other.Reference] = other;
        var answer = await summary.PressesPayAsync([.. byPhone ? Mobile : Hosted, .. form]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Answer.StatusCode);
        Assert.Single(new SummaryPage(answer).Problems);
        Assert.NotEqual(summary.CheckoutKey, new SummaryPage(answer).CheckoutKey);
        Assert.Equal(1, (await shop.Gateway.CreatesAsync()) + (await shop.Gateway.DirectCreatesAsync()).Count);
        Assert.Empty(await shop.Gateway.LedgerAsync("debit-otp"));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment"));
    }

    [Fact]
    public void No_two_of_four_hundred_requests_are_taken_for_each_other()
    {
        var chance = new Chance(17);
        CheckoutCart[] carts = [.. Enumerable.Range(1, 5).Select(one => Some.Cart(1_000 * one))];

        var wishes = Enumerable.Range(0, 400).Select(_ => Wish(chance, carts)).ToList();
        var begun = wishes
            .Select(wish => (Wish: wish, Payment: wish.CreatePayment(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(30))))
            .ToList();

        var mistaken =
            from one in begun
            from other in wishes
            where other.Repeats(one.Payment) != Same(one.Wish, other)
            select (one.Wish, other);
        Assert.Empty(mistaken);
        Assert.Contains(wishes.SelectMany(one => wishes.Where(other => !ReferenceEquals(one, other) && Same(one, other))), _ => true);
    }

    private static PayRequest Wish(Chance chance, CheckoutCart[] carts)
    {
        var (cart, quantity) = (chance.OneOf(carts), chance.OneOf([1, 2]));
        var payer = new CheckoutPayer(chance.OneOf(["Awa", ""]), chance.OneOf(["Sanou", "Awa"]), chance.OneOf(["", "awa@example.com"]));
        var phone = PhoneNumber.Parse(chance.OneOf(["22670000001", "22670000002"]));
        var method = chance.OneOf([PaymentMethods.Hosted, PaymentMethods.Mobile, PaymentMethods.Wallet]);
        var way = method == PaymentMethods.Hosted
            ? PaymentChoice.Hosted
            : new PaymentChoice(method, phone, Operators.Default.Find(chance.OneOf([Moov, ""]))) { Digest = $"{method} {phone.Digits}" };
        return Some.Request(Priced(cart with { Lines = [cart.Lines[0] with { Quantity = quantity }] }), way) with { Payer = payer };
    }

    private static bool Same(PayRequest one, PayRequest other) =>
        Meaning(one) == Meaning(other);

    private static (string, CheckoutLine, Money, CheckoutPayer, PaymentMethods, string?, string?) Meaning(PayRequest request) =>
        (request.Cart.Reference, request.Cart.Lines[0], request.Cart.Total, request.Payer,
            request.Choice.Method, request.Choice.Phone?.Digits, request.Choice.Operator?.Name);

    private static CheckoutCart Priced(CheckoutCart cart) =>
        cart with { Total = cart.Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total) };
}
