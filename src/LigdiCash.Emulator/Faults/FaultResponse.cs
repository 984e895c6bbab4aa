using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Faults;

// The answer of a fault that replaces the work.
internal static class FaultResponse
{
    public static Task WriteAsync(HttpContext context, Fault fault)
    {
        switch (fault.Name)
        {
            case FaultName.DropBefore:
                context.Note().Drop();
                return Task.CompletedTask;
            case FaultName.Status500:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                context.Response.ContentType = "text/html; charset=utf-8";
                return context.Response.WriteAsync("<h1>500 Internal Server Error</h1>", context.RequestAborted);
            case FaultName.Status429:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "3";
                return Task.CompletedTask;
            case FaultName.Redirect:
                context.Response.Redirect("/pay/v01/elsewhere");
                return Task.CompletedTask;
            default:
                var refusal = Refuse(context.Note().Endpoint, fault);
                context.Note().Outcome = refusal.Outcome;
                return refusal.WriteAsync(context);
        }
    }

    private static GatewayAnswer Refuse(string endpoint, Fault fault) =>
        new Refusal(fault.RefusalCode ?? Refusal.Authentication.Code).For(GatewayEndpoint.ByName(endpoint) ?? GatewayEndpoint.Create);
}
