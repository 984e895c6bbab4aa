using System.Collections.Concurrent;
using System.Security.Claims;

namespace Checkout.Plugin.Hosts.Members;

public sealed class MembersBaskets
{
    private readonly ConcurrentDictionary<string, Basket> _all = new(StringComparer.Ordinal);

    // Null: no user is signed in.
    public Basket? Of(ClaimsPrincipal user) => user.Identity?.Name is { } name ? _all.GetOrAdd(name, _ => Basket.Empty) : null;

    public void Add(ClaimsPrincipal user, string sku) => _all[user.Identity!.Name!] = Of(user)!.With(sku);

    public void Less(ClaimsPrincipal user, IEnumerable<CheckoutPayment> payments) => _all[user.Identity!.Name!] = Of(user)!.Less(payments);
}

internal sealed class MembersCarts(MembersBaskets baskets) : ICartSource
{
    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken)
    {
        var member = request.HttpContext.User;
        if (request.PaidPayments.Count == 0)
        {
            return new(baskets.Of(member) is not { } basket ? CheckoutCart.SignInFirst
                : (request.Reference ?? basket.Id) == basket.Id ? basket.Priced() : null);
        }

        baskets.Less(member, request.PaidPayments);
        return new(baskets.Of(member)!.Priced());
    }
}

internal sealed class RemovesWhatWasPaid(MembersBaskets baskets) : IShopperReturnHandler
{
    public Task ReturnedAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            baskets.Less(context.User, [payment]);
        }

        return Task.CompletedTask;
    }
}
