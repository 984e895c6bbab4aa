using FsCheck;
using FsCheck.Fluent;
using Microsoft.Net.Http.Headers;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

// Random posts over HTTP: the shop answers each, and none has a forbidden effect.
public sealed class HttpLaws
{
    private const int Posts = 60;
    private const string Facts = """
        SELECT COALESCE(GROUP_CONCAT(id || status || amount || COALESCE(token, '') || COALESCE(paid_at, '') || cart || payer), '')
        FROM (SELECT * FROM checkout_payment ORDER BY id)
        """;

    [Fact]
    public async Task A01_No_callback_causes_a_server_error_or_changes_a_payment()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var before = await shop.Database.ScalarAsync<string>(Facts);

        await Law.HoldsAsync(Callbacks(id), async callback =>
        {
            using var content = new ByteArrayContent(callback.Body);
            content.Headers.TryAddWithoutValidation(HeaderNames.ContentType, callback.ContentType ?? "");
            using var answer = await shop.PostsAsync("checkout/callback", content);
            Assert.InRange((int)answer.StatusCode, 200, 499);
            Assert.Equal(before, await shop.Database.ScalarAsync<string>(Facts));
        }, Posts);

        await shop.ProcessesDueWorkAsync();
        Assert.Equal(before, await shop.Database.ScalarAsync<string>(Facts));
    }

    [Fact]
    public async Task A10_No_Pay_form_changes_the_shops_own_price()
    {
        await using var shop = await AllPaymentMethods.OpenAsync(new() { TypedIsPrivate = false });
        var cart = Some.Cart(4_200);
        var summary = await shop.GoesToPayAsync(cart);

        await Law.HoldsAsync(Form(summary.CheckoutKey), async fields =>
        {
            var page = await summary.AsksAsync([], [.. fields]);
            Assert.InRange((int)page.Answer.StatusCode, 200, 499);
            Assert.Equal(0, await shop.Database.ScalarAsync<long>("""
                SELECT COUNT(*) FROM checkout_payment
                WHERE amount <> 4200 OR status IN ('Paid', 'Review')
                """));
        }, Posts);

        Assert.NotEmpty(await shop.Gateway.InvoicesAsync());
        Assert.All((await shop.Gateway.InvoicesAsync()).Select(invoice => invoice!["amount"]!.GetValue<long>()), amount =>
            Assert.Equal(cart.Total.Amount, amount));
        Assert.InRange(await shop.Database.ScalarAsync<long>("""
            SELECT COUNT(*) FROM checkout_payment
            WHERE status IN ('Sending', 'Pending') AND superseded_at IS NULL
            """), 0, 1);
    }

    private static Gen<WrittenCallback> Callbacks(string id) => Gen.OneOf(
        WrittenCallback.AnyNotice.SelectMany(notice => WrittenCallback.Of(notice with { TransactionId = id }, id)),
        ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => new WrittenCallback("application/json", bytes)),
        Any.Near(id).SelectMany(near => WrittenCallback.AnyNotice.SelectMany(notice => WrittenCallback.Of(notice, near))));

    // Half of the forms begin as a genuine form. Known and unknown fields follow, with valid and invalid values, some of them twice.
    private static Gen<IReadOnlyList<(string Name, string Value)>> Form(string key) =>
        from honest in Any.Id.Select(fresh => new[] { ("checkoutKey", fresh), ("method", "hosted") })
        from begun in Gen.Elements(honest, [])
        from added in Gen.OneOf(
            from value in Gen.OneOf(Any.Near(key), Any.Id) select ("checkoutKey", value),
            from value in Gen.Elements("hosted", "mobile", "wallet", "Hosted", "paid", "7", "") select ("method", value),
            from name in Gen.Elements(
                "amount", "total", "price", "montant", "status", "token", "quantity", "discount", "Cart.Total", "unitPrice")
            from value in Any.Amount
            select (name, $"{value}"),
            from name in Gen.Elements(
                "amount", "total", "reference", "cartSeen", "newCode", "hasCode", "operator", "phone", "otp",
                "firstName", "lastName", "email")
            from value in Any.Trap
            select (name, value))
            .ListOf().Resize(6)
        select (IReadOnlyList<(string, string)>)[.. begun, .. added];
}
