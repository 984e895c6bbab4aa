using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

// Around every action of ours: no cache of the shop's keeps its answer, and a database that is away leads to "try later", not to the host's error page.
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CheckoutGuardAttribute : ActionFilterAttribute, IExceptionFilter
{
    public override void OnActionExecuting(ActionExecutingContext context) => CheckoutHeaders.PreventCaching(context.HttpContext);

    public void OnException(ExceptionContext context)
    {
        if (context.Exception.IsOfDatabase())
        {
            context.Result = Unavailable(context.HttpContext, context.Exception);
            context.ExceptionHandled = true;
        }
    }

    // Also while a page is written, whose layout is the shop's own.
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

    private static IActionResult Unavailable(HttpContext context, Exception exception) => context.RequestServices.GetRequiredService<CheckoutPages>().Unavailable(context, exception);
}
