using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

// The routes. Thin: each action hands over to the step that it is named after. MVC knows it by the name that CheckoutRoutes gives it.
[Controller]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[SkipStatusCodePages]
[ApiExplorerSettings(IgnoreApi = true)]
[OutputCache(NoStore = true)]
[CheckoutEndpoint(PagePolicy.InLayout)]
[CheckoutGuard]
internal sealed class CheckoutController(CartPricer pricer, ResultPage results, CheckoutPages pages, RequestRateLimiter limits, IAntiforgery antiforgery) : Controller
{
    [HttpGet("", Name = "checkout.summary")]
    public async Task<IActionResult> Summary([FromQuery] string? reference, [FromQuery] string? method, [FromQuery(Name = "operator")] string? named)
    {
        if (Request.Query["reference"].Count > 1)
        {
            // Whichever of them was meant.
            return pages.Empty(HttpContext, StatusCodes.Status400BadRequest);
        }

        var form = new PayForm(reference, "", null, CheckoutPayer.Empty) { Method = method ?? "", Operator = named ?? "" };
        return await pricer.PriceAsync(reference, HttpContext) switch
        {
            { Cart: { } cart } priced => await SummaryAsync(cart, form with { Payer = cart.Payer ?? CheckoutPayer.Empty }, priced.PaidBefore),
            { PaidBefore: { } paid } => pages.PaidBefore(HttpContext, paid),
            _ => pages.Empty(HttpContext),
        };
    }

    [HttpPost("pay", Name = "checkout.pay")]
    [RequestSizeLimit(PayForm.MaxSize)]
    public async Task<IActionResult> Pay()
    {
        var form = await PayForm.ReadAsync(Request, HttpContext.RequestAborted);
        return form.IsProper && IsOfThisShop && await antiforgery.IsRequestValidAsync(HttpContext)
            ? pages.For(HttpContext, form, await HttpContext.RequestServices.GetRequiredService<PaymentStarter>().StartAsync(form, HttpContext))
            : await ScheduleCheckAsync(form);
    }

    [HttpGet("return/{id}", Name = "checkout.return")]
    public Task<IActionResult> Return(string id) => ShowInterstitialAsync(id, left: false);

    [HttpGet("cancel/{id}", Name = "checkout.cancel")]
    public Task<IActionResult> Cancel(string id) => ShowInterstitialAsync(id, left: true);

    [HttpGet("payments/{id}", Name = "checkout.payment")]
    public async Task<IActionResult> Payment(string id, [FromQuery] string? left) =>
        await results.ShowAsync(id, left is not null, HttpContext, HttpContext.RequestAborted) is { } view ? pages.For(HttpContext, view) : pages.NotFound(HttpContext);

    [HttpGet("payments/{id}/status", Name = "checkout.status")]
    [CheckoutEndpoint(PagePolicy.Nothing)]
    public async Task<IActionResult> Status(string id)
    {
        if (limits.OnStatus(HttpContext) is { } wait)
        {
            return CheckoutPages.TooMany(HttpContext, wait);
        }

        if (await results.FindAsync(id, HttpContext.RequestAborted) is not { } view)
        {
            return new ContentResult { StatusCode = StatusCodes.Status404NotFound, Content = """{"status":"not-found"}""", ContentType = "application/json" };
        }

        Response.Headers["Checkout-State"] = view.StateTag;
        return Content($$"""{"status":"{{view.Word}}"}""", "application/json");
    }

    [HttpGet("assets/{version}/{name}", Name = "checkout.asset")]
    [CheckoutEndpoint(PagePolicy.Nothing, IsCacheable = true)]
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

    // Browsers say so themselves, newer ones at least; whatever the forgery token is worth, no other site's page presses Pay.
    private bool IsOfThisShop => Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    private bool TakesGzip => Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality != 0);

    private async Task<IActionResult> ShowInterstitialAsync(string id, bool left) =>
        await results.ReturnedAsync(id, () => limits.PriorityOf(HttpContext), HttpContext.RequestAborted) ? pages.Interstitial(HttpContext, id, left) : pages.NotFound(HttpContext);

    // A page that stood open over a restart, or a mangled form: the same page again with a fresh key, and nothing sent.
    private async Task<IActionResult> ScheduleCheckAsync(PayForm form)
    {
        var status = form.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        return await pricer.PriceAsync(form.Reference, HttpContext) switch
        {
            { Cart: { } cart } priced => pages.Refused(HttpContext, cart, form, form.IsProper ? "pay.stale" : "pay.form", status, priced.PaidBefore),
            { PaidBefore: { } paid } => pages.PaidBefore(HttpContext, paid),
            _ => pages.Empty(HttpContext, status),
        };
    }

    private async Task<IActionResult> SummaryAsync(CheckoutCart cart, PayForm form, CheckoutPayment? paidBefore)
    {
        var problems = await PaymentStarter.ValidateAsync(cart, HttpContext);
        return pages.Summary(HttpContext, cart, form, problems, underWay: await results.FindUnfinishedAsync(cart.Reference, HttpContext), paidBefore: paidBefore);
    }
}
