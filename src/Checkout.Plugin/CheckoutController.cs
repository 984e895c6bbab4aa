using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

/// The routes. Thin: each action hands over to the step that it is named after. MVC knows it by the name that CheckoutRoutes gives it.
[Controller]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[SkipStatusCodePages]
[ApiExplorerSettings(IgnoreApi = true)]
[CheckoutGuard]
internal sealed class CheckoutController(ResultDesk results, CheckoutPages pages, IAntiforgery antiforgery) : Controller
{
    private const int LargestForm = 64 * 1024;

    [HttpGet("", Name = "checkout.summary")]
    public async Task<IActionResult> Summary([FromQuery] string? reference, [FromQuery] string? method, [FromQuery(Name = "operator")] string? named) =>
        await PayDesk.PriceAsync(reference, HttpContext) is { } cart
            ? pages.Summary(HttpContext, cart, new PayForm(reference, "", null, cart.Payer ?? Payer.Nobody) { Method = method ?? "", Operator = named ?? "" }, await PayDesk.ProblemsOfAsync(cart, HttpContext), underWay: await results.UnderWayAsync(cart.Reference, HttpContext))
            : pages.Empty(HttpContext);

    [HttpPost("pay", Name = "checkout.pay")]
    [RequestSizeLimit(LargestForm)]
    public async Task<IActionResult> Pay()
    {
        var form = await Desk.ReadAsync(HttpContext);
        return form.IsProper && await antiforgery.IsRequestValidAsync(HttpContext)
            ? pages.For(HttpContext, form, await Desk.PayAsync(form, HttpContext))
            : await AskAgainAsync(form);
    }

    [HttpGet("return/{id}", Name = "checkout.return")]
    public Task<IActionResult> Return(string id) => HopAsync(id, left: false);

    [HttpGet("cancel/{id}", Name = "checkout.cancel")]
    public Task<IActionResult> Cancel(string id) => HopAsync(id, left: true);

    [HttpGet("payments/{id}", Name = "checkout.payment")]
    public async Task<IActionResult> Payment(string id, [FromQuery] string? left, [FromQuery] string? receipt) =>
        await results.ShowAsync(id, Arrival(left, receipt), HttpContext, HttpContext.RequestAborted) is { } view ? pages.For(HttpContext, view) : pages.NotFound(HttpContext);

    [HttpGet("payments/{id}/status", Name = "checkout.status")]
    public async Task<IActionResult> Status(string id)
    {
        if (await results.FindAsync(id, HttpContext.RequestAborted) is not { } view)
        {
            return new ContentResult { StatusCode = StatusCodes.Status404NotFound, Content = """{"status":"not-found"}""", ContentType = "application/json" };
        }

        Response.Headers["Checkout-Stands"] = view.Stands;
        return Content($$"""{"status":"{{view.Word}}"}""", "application/json");
    }

    [HttpGet("assets/{version}/{name}", Name = "checkout.asset")]
    public IActionResult AssetFile(string version, string name)
    {
        if (CheckoutAssets.Find(name) is not { } asset)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = version == CheckoutAssets.Version ? "public, max-age=31536000, immutable" : "no-cache";
        Response.Headers.Vary = "Accept-Encoding";
        if (!TakesGzip)
        {
            return File(asset.Content, asset.ContentType);
        }

        Response.Headers.ContentEncoding = "gzip";
        return File(asset.Zipped, asset.ContentType);
    }

    /// Made when somebody pays: with all that it leads to, a client of the gateway among it, it would be most of what a result page costs.
    private PayDesk Desk => HttpContext.RequestServices.GetRequiredService<PayDesk>();

    private bool TakesGzip => Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality != 0);

    private static Arrival Arrival(string? left, string? receipt) => left is not null ? Plugin.Arrival.TurnedBack : receipt is not null ? Plugin.Arrival.FromReceipt : Plugin.Arrival.Plain;

    private async Task<IActionResult> HopAsync(string id, bool left) =>
        await results.ReturnedAsync(id, HttpContext.RequestAborted) ? pages.Hop(HttpContext, id, left) : pages.NotFound(HttpContext);

    /// A page that stood open over a restart, or a mangled form: the same page again with a fresh key, and nothing sent.
    private async Task<IActionResult> AskAgainAsync(PayForm form) =>
        await PayDesk.PriceAsync(form.Reference, HttpContext) is { } cart
            ? pages.Refused(HttpContext, cart, form, form.IsProper ? "pay.stale" : "pay.form")
            : pages.Empty(HttpContext);
}
