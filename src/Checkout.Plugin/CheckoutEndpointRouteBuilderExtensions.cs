using System.Text.RegularExpressions;
using Checkout.Plugin;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the checkout's routes.</summary>
public static partial class CheckoutEndpointRouteBuilderExtensions
{
    /// <summary>Maps the checkout under a prefix: the summary, pay, return, cancel, result and status pages, the callback and the assets.
    /// Maps the shop's attribute-routed controllers along with it, as <c>MapControllers</c> does; calling either twice does no harm.</summary>
    /// <param name="endpoints">The shop's routes; in a shop with <c>UseEndpoints</c>, call it in that block.</param>
    /// <param name="prefix">The first segment or segments of every address. <c>checkout</c> unless given.</param>
    /// <exception cref="ArgumentException">The prefix is no path of plain segments: letters, digits, and <c>- . _ ~</c>.</exception>
    /// <exception cref="InvalidOperationException">AddCheckout was not called.</exception>
    public static IEndpointRouteBuilder MapCheckout(this IEndpointRouteBuilder endpoints, string prefix = CheckoutRoutes.DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var segments = prefix.Trim('/');
        if (!PlainSegments().IsMatch(segments))
        {
            throw new ArgumentException($"MapCheckout can't map under \"{prefix}\": give it plain segments of letters, digits and - . _ ~, such as checkout or shop/checkout.", nameof(prefix));
        }

        var routes = endpoints.ServiceProvider.GetService<CheckoutRoutes>()
            ?? throw new InvalidOperationException("MapCheckout needs the checkout's services: call builder.Services.AddCheckout(…) first.");
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
