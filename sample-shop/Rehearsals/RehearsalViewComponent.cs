using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

public sealed class RehearsalViewComponent : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var services = HttpContext.RequestServices;
        return services.GetService<Rehearsal>() is { } rehearsal && services.GetService<RunningEmulator>() is { } emulator
            ? View(new RehearsalView(await rehearsal.NextAsync(HttpContext.RequestAborted), emulator.Address, Back))
            : Content("");
    }

    // The answer to a form post cannot be requested again.
    private string Back =>
        HttpMethods.IsGet(Request.Method) ? $"{Request.PathBase}{Request.Path}{Request.QueryString}" : $"{Request.PathBase}/basket";
}

public sealed record RehearsalView(Ending Next, string Emulator, string Back);
