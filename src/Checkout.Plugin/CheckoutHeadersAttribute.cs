using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Plugin;

/// On every answer of ours: not kept by any cache, not told to other sites, not guessed at.
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CheckoutHeadersAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        // Both words: the framework's antiforgery warns about anything else.
        headers.CacheControl = "no-cache, no-store";
        headers["Referrer-Policy"] = "same-origin";
        headers.XContentTypeOptions = "nosniff";
    }
}
