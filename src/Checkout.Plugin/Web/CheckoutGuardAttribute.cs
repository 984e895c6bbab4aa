using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace LigdiCash.Checkout.Web;

// Prevents caching, and shows "try later" instead of the host's error page while the database is unavailable.
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

    // The shop's layout may also use the database while the page renders.
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

    private static IActionResult Unavailable(HttpContext context, Exception exception) =>
        context.RequestServices.GetRequiredService<CheckoutPages>().Unavailable(context, exception);
}
