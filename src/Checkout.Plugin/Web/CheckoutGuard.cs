using Microsoft.AspNetCore.Mvc.Filters;

namespace LigdiCash.Checkout.Web;

// Prevents caching, also after a filter of the shop that caches all actions. Shows "try later" instead of the host's error page while
// the database is unavailable. The language of the address is that of the page.
internal sealed class CheckoutGuard(CheckoutPages pages, RoutePrefix prefix)
    : IAsyncResourceFilter, IAsyncActionFilter, IAsyncResultFilter, IExceptionFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        CheckoutHeaders.MarkAction(context.HttpContext, context.ActionDescriptor.EndpointMetadata);
        prefix.FollowCulture(context.RouteData.Values);
        await next();
    }

    public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        CheckoutHeaders.PreventCaching(context.HttpContext);
        return next();
    }

    public void OnException(ExceptionContext context)
    {
        if (context.Exception.IsOfDatabase())
        {
            context.Result = pages.Unavailable(context.HttpContext, context.Exception);
            context.ExceptionHandled = true;
        }
    }

    // The shop's layout may also use the database while the page renders.
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var response = context.HttpContext.Response;
        if (await next() is { Exception: { } exception } executed && exception.IsOfDatabase() && !response.HasStarted)
        {
            executed.ExceptionHandled = true;
            response.Clear();
            await pages.Unavailable(context.HttpContext, exception).ExecuteResultAsync(context);
        }
    }
}
