using System.Text.Json;

namespace Checkout.Plugin.Hosts.Sessions;

public static class SessionBasket
{
    private const string Key = "basket";

    public static Basket Basket(this ISession session) =>
        session.GetString(Key) is { } kept ? JsonSerializer.Deserialize<Basket>(kept)! : Hosts.Basket.Empty;

    public static void Keep(this ISession session, Basket basket) => session.SetString(Key, JsonSerializer.Serialize(basket));
}

internal sealed class SessionCarts : ICartSource
{
    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken)
    {
        var session = request.HttpContext.Session;
        if (request.PaidPayments.Count == 0)
        {
            return new(session.Basket() is var basket && (request.Reference ?? basket.Id) == basket.Id ? basket.Priced() : null);
        }

        session.Keep(session.Basket().Less(request.PaidPayments));
        return new(session.Basket().Priced());
    }
}

internal sealed class RemovesWhatWasPaid : IShopperReturnHandler
{
    public Task ReturnedAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken)
    {
        context.Session.Keep(context.Session.Basket().Less([payment]));
        return Task.CompletedTask;
    }
}
