using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Checkout.Plugin;

// What every answer of ours tells browsers and caches. It has the last word, whatever the shop's own middleware says before, after or at the very end; answers of the shop's it leaves alone.
internal sealed class CheckoutHeaders : IStartupFilter
{
    // Both words: the framework's antiforgery warns about anything else.
    private const string NoStore = "no-cache, no-store";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, rest) =>
        {
            // Who asks first is called back last.
            context.Response.OnStarting(static state => ApplyAsync((HttpContext)state), context);
            return rest(context);
        });
        next(app);
    };

    // The answer that is being made is ours, also from an action of the shop's. How strict it is depends on where its page comes to stand: the shop may have put one of its own in the place of ours.
    public static void Claim(HttpContext context, string alone = PagePolicy.Forms) => Claim(context, PagePolicy.InLayout, alone);

    // The page that is being written stands in no layout of the shop's, so that nothing around it is the shop's.
    public static void IsBarePage(HttpContext context)
    {
        if (context.Features.Get<Claimed>() is { } claimed)
        {
            Claim(context, claimed.Alone, claimed.Alone);
        }
    }

    // Said early too, for the shop's own caches decide as soon as the first byte is written.
    public static void PreventCaching(HttpContext context)
    {
        context.Response.Headers.CacheControl = NoStore;
        if (context.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            // It does not heed headers, and would show one shopper's page to the next.
            cache.Context.AllowCacheStorage = false;
        }
    }

    private static void Claim(HttpContext context, string policy, string alone)
    {
        context.Features.Set(new Claimed(context.GetEndpoint(), policy, alone));
        PreventCaching(context);
    }

    // An error page of the shop's comes from another endpoint, or from none.
    private static Task ApplyAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var ours = endpoint?.Metadata.GetMetadata<CheckoutEndpointAttribute>();
        if (context.Features.Get<Claimed>() is { } claimed && claimed.Endpoint == endpoint)
        {
            Say(context.Response.Headers, claimed.Policy, isKept: false);
        }
        else if (ours is not null)
        {
            Say(context.Response.Headers, ours.Policy, ours.IsCacheable);
        }

        return Task.CompletedTask;
    }

    private static void Say(IHeaderDictionary headers, string policy, bool isKept)
    {
        if (!isKept)
        {
            headers.CacheControl = NoStore;
            headers.Vary = With(headers.Vary, "Cookie");
        }

        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        // Beside the shop's own, not in its place: browsers heed both.
        headers.ContentSecurityPolicy = StringValues.Concat(headers.ContentSecurityPolicy, policy);
    }

    private static StringValues With(StringValues all, string one) =>
        all.Any(some => some!.Contains(one, StringComparison.OrdinalIgnoreCase)) ? all : StringValues.Concat(all, one);

    private sealed record Claimed(Endpoint? Endpoint, string Policy, string Alone);
}
