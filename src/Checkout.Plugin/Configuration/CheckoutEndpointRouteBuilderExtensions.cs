namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the checkout's routes.</summary>
public static class CheckoutEndpointRouteBuilderExtensions
{
    /// <summary>Maps the checkout under a prefix: its pages, the callback and the assets.
    /// Also calls <c>MapControllers</c>; a second call of either method has no effect.</summary>
    /// <param name="endpoints">The shop's routes, or a group of them. With <c>UseEndpoints</c>, call the method in that block.</param>
    /// <param name="prefix">The leading path segments of every checkout URL. Default: <c>checkout</c>. In <c>{culture}/checkout</c> the
    /// first segment, which may have a constraint, is the language of the page.</param>
    /// <exception cref="ArgumentException">A segment is empty or has characters other than letters, digits, <c>- . _ ~</c>.</exception>
    /// <exception cref="InvalidOperationException">AddCheckout was not called, WithoutWeb was, or there is another prefix.</exception>
    public static IEndpointRouteBuilder MapCheckout(this IEndpointRouteBuilder endpoints, string prefix = RoutePrefix.Default)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var segments = RoutePrefix.Segments(prefix);
        var routes = endpoints.ServiceProvider.GetService<CheckoutRoutes>()
            ?? throw new InvalidOperationException(
                "MapCheckout needs the checkout's pages: call Services.AddCheckout(…) first, without WithoutWeb().");
        if (routes.MapUnder(segments))
        {
            endpoints.MapCallbacks(segments);
        }

        var controllers = endpoints.MapControllers();
        if (!endpoints.ServiceProvider.GetRequiredService<IOptions<MvcOptions>>().Value.EnableEndpointRouting)
        {
            // UseMvc runs the controllers: only there, the links of the shop's layout find its routes.
            controllers.Add(endpoint => endpoint.Metadata.Add(new SuppressMatchingMetadata()));
        }

        return endpoints;
    }
}
