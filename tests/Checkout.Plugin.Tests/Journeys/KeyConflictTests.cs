using System.Net;
using Checkout.Plugin.Tests.LigdiCash;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A key belongs to one request. Another request under the same key sends nothing.
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
    public async Task A_changed_request_under_the_same_key_gets_422_and_sends_nothing(string what, bool byPhone)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:AllowedPaymentMethods"] = "Hosted, Mobile, Wallet" } });
        var cart = Some.Cart(5_000);
        var summary = await shop.GoesToPayAsync(cart);
        await summary.PressesPayAsync(byPhone ? Mobile : Hosted);

        var (other, form) = Of[what](cart);
        shop.Script.Carts[other.Reference] = other;
        var answer = await summary.PressesPayAsync([.. byPhone ? Mobile : Hosted, .. form]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Answer.StatusCode);
        Assert.Single(new SummaryPage(answer).Problems);
        Assert.NotEqual(summary.CheckoutKey, new SummaryPage(answer).CheckoutKey);
        Assert.Equal(1, (await shop.Gateway.CreatesAsync()) + (await shop.Gateway.DirectCreatesAsync()).Count);
        Assert.Empty(await shop.Gateway.LedgerAsync("debit-otp"));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment"));
    }

    [Fact]
    public void No_two_of_four_hundred_requests_are_confused()
    {
        var chance = new Chance(17);
        CheckoutCart[] carts = [.. Enumerable.Range(1, 5).Select(number => Some.Cart(1_000 * number))];

        var requests = Enumerable.Range(0, 400).Select(_ => AnyRequest(chance, carts)).ToList();
        var now = DateTimeOffset.UnixEpoch;
        var begun = requests
            .Select(request => (Request: request, Payment: request.CreatePayment(now, TimeSpan.FromSeconds(30)))).ToList();
        var mistaken =
            from started in begun
            from other in requests
            where other.Repeats(started.Payment) != Same(started.Request, other)
            select (started.Request, other);
        Assert.Empty(mistaken);
        Assert.Contains(
            requests.SelectMany(first => requests.Where(other => !ReferenceEquals(first, other) && Same(first, other))), _ => true);
    }

    private static PayRequest AnyRequest(Chance chance, CheckoutCart[] carts)
    {
        var (cart, quantity) = (chance.OneOf(carts), chance.OneOf([1, 2]));
        var payer = new CheckoutPayer(chance.OneOf(["Awa", ""]), chance.OneOf(["Sanou", "Awa"]), chance.OneOf(["", "awa@example.com"]));
        var phone = PhoneNumber.Parse(chance.OneOf(["22670000001", "22670000002"]));
        var method = chance.OneOf([PaymentMethods.Hosted, PaymentMethods.Mobile, PaymentMethods.Wallet]);
        var choice = method == PaymentMethods.Hosted
            ? PaymentChoice.Hosted
            : new PaymentChoice(method, phone, Operators.Default.Find(chance.OneOf([Moov, ""]))) { Digest = $"{method} {phone.Digits}" };
        return Some.Request(Priced(cart with { Lines = [cart.Lines[0] with { Quantity = quantity }] }), choice) with { Payer = payer };
    }

    private static bool Same(PayRequest first, PayRequest second) =>
        Meaning(first) == Meaning(second);

    private static (string, CheckoutLine, Money, CheckoutPayer, PaymentMethods, string?, string?) Meaning(PayRequest request) =>
        (request.Cart.Reference, request.Cart.Lines[0], request.Cart.Total, request.Payer,
            request.Choice.Method, request.Choice.Phone?.Digits, request.Choice.Operator?.Name);

    private static CheckoutCart Priced(CheckoutCart cart) =>
        cart with { Total = cart.Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total) };
}
