using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

/// Around every action of ours: no answer is kept by a cache or guessed at, and a database that is away leads to "try later", not to the host's error page.
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CheckoutGuardAttribute : ActionFilterAttribute, IExceptionFilter
{
    public override void OnActionExecuting(ActionExecutingContext context) => Protect(context.HttpContext.Response);

    public void OnException(ExceptionContext context)
    {
        if (context.Exception.IsOfDatabase())
        {
            context.Result = Unavailable(context.HttpContext, context.Exception);
            context.ExceptionHandled = true;
        }
    }

    /// Also while a page is written, whose layout is the shop's own.
    public override async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var response = context.HttpContext.Response;
        if (await next() is { Exception: { } exception } executed && exception.IsOfDatabase() && !response.HasStarted)
        {
            executed.ExceptionHandled = true;
            response.Clear();
            await Unavailable(context.HttpContext, exception).ExecuteResultAsync(context);
        }
    }

    public static void Protect(HttpResponse response)
    {
        // Both words: the framework's antiforgery warns about anything else.
        response.Headers.CacheControl = "no-cache, no-store";
        if (response.HttpContext.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            // The shop's output cache does not heed headers, and would show one shopper's page to the next.
            cache.Context.AllowCacheStorage = false;
        }

        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Robots-Tag"] = "noindex";
    }

    private static IActionResult Unavailable(HttpContext context, Exception exception) => context.RequestServices.GetRequiredService<CheckoutPages>().Unavailable(context, exception);
}
