using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The same days twice: once with genuine callbacks, once with random bodies in their place.
public sealed class CallbackContentTests
{
    private const int Seed = 20270101;

    private static readonly Func<byte[]>[] Noises =
    [
        () => [],
        () => Convert.FromHexString(new Dice(Seed).For(1).Hex(600)),
        () => Encoding.UTF8.GetBytes($$"""{"transaction_id":"{{new Dice(Seed).For(2).Hex(32)}}","status":"completed"}"""),
        () => "{\"transaction_id\":{\"a\":[1,2]},\"status\":true"u8.ToArray(),
    ];

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSqlWithRedis)]
    public async Task A01_The_content_of_callbacks_does_not_change_any_outcome(Store store)
    {
        var genuine = await OutcomesAsync(store, _ => { });
        var noise = await OutcomesAsync(store, ReplaceCallbacks);

        Assert.Equal(genuine, noise);
        Assert.Equal(
            ["Paid, 1 fulfilled", "Review, 0 fulfilled", "NotCompleted, 0 fulfilled", "Expired, 0 fulfilled",
                "Paid late, 1 fulfilled", "Paid late and twice, 1 fulfilled", "Paid, 1 fulfilled"],
            genuine);
    }

    private static void ReplaceCallbacks(WebApplication app)
    {
        var number = 0;
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/checkout/callback", StringComparison.Ordinal))
            {
                var noise = Noises[number++ % Noises.Length]();
                (context.Request.Body, context.Request.ContentLength) = (new MemoryStream(noise), noise.Length);
            }

            return next(context);
        });
    }

    private static async Task<List<string>> OutcomesAsync(Store store, Action<WebApplication> pipeline)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store, Pipeline = pipeline });
        List<string> ids = [await PaysAsync(shop)];

        await shop.Gateway.FailsAsync("confirm", "wrong-amount");
        ids.Add(await PaysAsync(shop));

        ids.Add(await DeclinesAsync(shop));

        ids.AddRange([await shop.OpensPaymentAsync(Some.Cart()), await shop.OpensPaymentAsync(Some.Cart())]);
        await shop.WaitsHourByHourAsync(40);
        await ApprovesAsync(shop, ids[^1]);
        await shop.WaitsHourByHourAsync(48);

        var cart = Some.Cart(5_000);
        ids.Add(await shop.OpensPaymentAsync(cart));
        ids.Add(await shop.OpensPaymentAsync(cart with { Lines = [cart.Lines[0] with { Quantity = 2 }], Total = Money.Xof(10_000) }));
        await ApprovesAsync(shop, ids[^1]);
        await ApprovesAsync(shop, ids[^2]);
        return [.. await Task.WhenAll(ids.Select(id => OutcomeAsync(shop, id)))];
    }

    private static async Task<string> PaysAsync(Shop shop)
    {
        var id = await shop.OpensPaymentAsync(Some.Cart());
        await ApprovesAsync(shop, id);
        return id;
    }

    private static async Task<string> DeclinesAsync(Shop shop)
    {
        var id = await shop.OpensPaymentAsync(Some.Cart());
        await shop.Gateway.DeclinesAsync(id);
        await DetectAsync(shop);
        return id;
    }

    private static async Task ApprovesAsync(Shop shop, string id)
    {
        await shop.Gateway.ApprovesAsync(id);
        await DetectAsync(shop);
    }

    // By a callback at once, or else by a status check.
    private static async Task DetectAsync(Shop shop)
    {
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
    }

    private static async Task<string> OutcomeAsync(Shop shop, string id)
    {
        var payment = await shop.PaymentByIdAsync(id);
        var (late, twice) = (payment.IsLate ? " late" : "", payment.IsDuplicate ? " and twice" : "");
        return $"{payment.Status}{late}{twice}, {await shop.TimesFulfilledAsync(payment.Reference)} fulfilled";
    }
}
