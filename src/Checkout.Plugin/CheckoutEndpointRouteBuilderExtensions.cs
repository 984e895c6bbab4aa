using Checkout.Plugin;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the checkout's routes.</summary>
public static class CheckoutEndpointRouteBuilderExtensions
{
    /// <summary>Maps the checkout under a prefix: the summary, pay, return, cancel, result and status pages, the callback and the assets.
    /// Maps the shop's attribute-routed controllers along with it, as <c>MapControllers</c> does; calling either twice does no harm.</summary>
    /// <param name="endpoints">The shop's routes; in a shop with <c>UseEndpoints</c>, call it in that block.</param>
    /// <param name="prefix">The first segment or segments of every address. <c>checkout</c> unless given.</param>
    /// <exception cref="InvalidOperationException">AddCheckout was not called.</exception>
    public static IEndpointRouteBuilder MapCheckout(this IEndpointRouteBuilder endpoints, string prefix = CheckoutRoutes.DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        var routes = endpoints.ServiceProvider.GetService<CheckoutRoutes>()
            ?? throw new InvalidOperationException("MapCheckout needs the checkout's services: call builder.Services.AddCheckout(…) first.");
        routes.MapUnder(prefix);
        endpoints.MapControllers();
        return endpoints;
    }
}
