using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

// The strip on top of a test shop: how the next payment ends, and a way to have it end otherwise.
public sealed class RehearsalViewComponent : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => HttpContext.RequestServices.GetService<Rehearsal>() is { } rehearsal
        ? View(new RehearsalView(await rehearsal.NextAsync(HttpContext.RequestAborted), HttpContext.RequestServices.GetRequiredService<RunningEmulator>().Address, Back))
        : Content("");

    // A page that answered a form is not asked for again.
    private string Back =>
        HttpMethods.IsGet(Request.Method) ? $"{Request.PathBase}{Request.Path}{Request.QueryString}" : $"{Request.PathBase}/basket";
}

public sealed record RehearsalView(Ending Next, string Emulator, string Back);
