using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the checkout's routes.</summary>
public static partial class CheckoutEndpointRouteBuilderExtensions
{
    /// <summary>Maps the checkout under a prefix: its pages, the callback and the assets.
    /// Also calls <c>MapControllers</c>; a second call of either method has no effect.</summary>
    /// <param name="endpoints">The shop's routes. With <c>UseEndpoints</c>, call the method in that block.</param>
    /// <param name="prefix">The leading path segments of every checkout URL. Default: <c>checkout</c>.</param>
    /// <exception cref="ArgumentException">A segment is empty or has characters other than letters, digits, <c>- . _ ~</c>.</exception>
    /// <exception cref="InvalidOperationException">AddCheckout was not called.</exception>
    public static IEndpointRouteBuilder MapCheckout(this IEndpointRouteBuilder endpoints, string prefix = RoutePrefix.Default)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var segments = prefix.Trim('/');
        if (!PlainSegments().IsMatch(segments))
        {
            throw new ArgumentException(
                $"MapCheckout can't map under \"{prefix}\": use letters, digits and - . _ ~, such as checkout or shop/checkout.",
                nameof(prefix));
        }

        var routes = endpoints.ServiceProvider.GetService<CheckoutRoutes>()
            ?? throw new InvalidOperationException("MapCheckout needs the checkout's services: call Services.AddCheckout(…) first.");
        if (routes.MapUnder(segments))
        {
            endpoints.MapCallbacks(segments);
        }

        endpoints.MapControllers();
        return endpoints;
    }

    [GeneratedRegex("^[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainSegments();
}
