using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace LigdiCash.Checkout.Web;

// Sets the security and cache headers of the plug-in's responses after all middleware of the shop. Leaves other responses alone.
internal sealed class CheckoutHeaders : IStartupFilter
{
    // Antiforgery logs a warning for any other value.
    private const string NoStore = "no-cache, no-store";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, nextMiddleware) =>
        {
            // OnStarting callbacks run in reverse order: the first registration runs last.
            context.Response.OnStarting(static state => ApplyAsync((HttpContext)state), context);
            return nextMiddleware(context);
        });
        next(app);
    };

    // An action of the shop may return a page of the plug-in. The lax policy applies unless the page renders without the shop's layout.
    public static void Claim(HttpContext context, string barePolicy = PagePolicy.Forms)
    {
        context.Features.Set(new Claimed(context.GetEndpoint(), new(PagePolicy.InLayout), barePolicy));
        PreventCaching(context);
    }

    // Called by the bare layout, which has no content of the shop.
    public static void MarkBarePage(HttpContext context)
    {
        if (context.Features.Get<Claimed>() is { } claimed)
        {
            context.Features.Set(claimed with { Marker = new(claimed.BarePolicy) });
        }
    }

    // UseMvc runs actions without an endpoint.
    public static void MarkAction(HttpContext context, IEnumerable<object> metadata)
    {
        if (context.GetEndpoint() is null)
        {
            var marker = metadata.OfType<CheckoutEndpointAttribute>().Last();
            context.Features.Set(new Claimed(null, marker, marker.Policy));
        }
    }

    // Also called early, because the shop's caches decide at the first byte.
    public static void PreventCaching(HttpContext context)
    {
        context.Response.Headers.CacheControl = NoStore;
        if (context.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            // The output cache ignores headers and would show one shopper's page to another.
            cache.Context.AllowCacheStorage = false;
        }
    }

    // An error page of the shop has another endpoint or none, so a claim does not apply to it.
    private static Task ApplyAsync(HttpContext context)
    {
        var (endpoint, claimed) = (context.GetEndpoint(), context.Features.Get<Claimed>());
        var marker = claimed?.Endpoint == endpoint ? claimed?.Marker : endpoint?.Metadata.GetMetadata<CheckoutEndpointAttribute>();
        if (marker is not null)
        {
            Write(context.Response.Headers, marker);
        }

        return Task.CompletedTask;
    }

    private static void Write(IHeaderDictionary headers, CheckoutEndpointAttribute marker)
    {
        if (!marker.IsCacheable)
        {
            headers.CacheControl = NoStore;
            headers.Vary = Add(headers.Vary, "Cookie");
        }

        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        // Added to the shop's policy: browsers enforce both.
        headers.ContentSecurityPolicy = StringValues.Concat(headers.ContentSecurityPolicy, marker.Policy);
    }

    private static StringValues Add(StringValues values, string value) =>
        values.Any(item => item!.Contains(value, StringComparison.OrdinalIgnoreCase)) ? values : StringValues.Concat(values, value);

    private sealed record Claimed(Endpoint? Endpoint, CheckoutEndpointAttribute Marker, string BarePolicy);
}
