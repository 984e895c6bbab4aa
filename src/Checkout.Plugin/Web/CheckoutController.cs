using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace LigdiCash.Checkout.Web;

// CheckoutRoutes sets the name and the route prefix.
[Controller]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[SkipStatusCodePages]
[ApiExplorerSettings(IgnoreApi = true)]
[OutputCache(NoStore = true)]
[CheckoutEndpoint(PagePolicy.InLayout)]
[ServiceFilter<CheckoutGuard>]
internal sealed class CheckoutController(
    ResultPage results, CheckoutPages pages, RequestRateLimiter limits, IAntiforgery antiforgery) : Controller
{
    [HttpGet("", Name = "checkout.summary")]
    public async Task<IActionResult> Summary(
        [FromQuery] string? reference, [FromQuery] string? method, [FromQuery(Name = "operator")] string? operatorCode,
        [FromServices] CartPricer pricer, [FromServices] CartChecker checker)
    {
        if (Request.Query["reference"].Count > 1)
        {
            // A guess might charge the wrong cart.
            return pages.Empty(HttpContext, StatusCodes.Status400BadRequest);
        }

        var form = new PayForm(reference, "", null, CheckoutPayer.Empty) { Method = method ?? "", Operator = operatorCode ?? "" };
        return await pricer.PriceAsync(reference, HttpContext) switch
        {
            { Cart: { } cart } priced =>
                await SummaryAsync(cart, form with { Payer = cart.Payer ?? CheckoutPayer.Empty }, checker, priced.PaidBefore),
            { PaidBefore: { } paid } => pages.PaidBefore(HttpContext, paid),
            _ => pages.Empty(HttpContext),
        };
    }

    [HttpPost("pay", Name = "checkout.pay")]
    [RequestSizeLimit(PayForm.MaxSize)]
    public async Task<IActionResult> Pay([FromServices] PaymentStarter starter, [FromServices] CartPricer pricer)
    {
        var form = await PayForm.ReadAsync(Request, HttpContext.RequestAborted);
        if (!form.IsProper || !IsSameOrigin || !await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return await ShowAgainAsync(form, pricer);
        }

        return pages.For(HttpContext, form, await starter.StartAsync(form, HttpContext));
    }

    [HttpGet("return/{id}", Name = "checkout.return")]
    public Task<IActionResult> Return(string id) => ShowInterstitialAsync(id, left: false);

    [HttpGet("cancel/{id}", Name = "checkout.cancel")]
    public Task<IActionResult> Cancel(string id) => ShowInterstitialAsync(id, left: true);

    [HttpGet("payments/{id}", Name = "checkout.payment")]
    public async Task<IActionResult> Payment(string id, [FromQuery] string? left) =>
        await results.ShowAsync(id, left is not null, HttpContext, HttpContext.RequestAborted) is { } view
            ? pages.For(HttpContext, view)
            : pages.NotFound(HttpContext);

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
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Content("""{"status":"not-found"}""", "application/json");
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
        if (!AcceptsGzip)
        {
            return File(asset.Content, asset.ContentType);
        }

        Response.Headers.ContentEncoding = "gzip";
        return File(asset.Gzipped, asset.ContentType);
    }

    // Blocks forms of other sites even with a stolen antiforgery token. Older browsers do not send the header.
    private bool IsSameOrigin => Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    private bool AcceptsGzip => Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality != 0);

    private async Task<IActionResult> ShowInterstitialAsync(string id, bool left) =>
        await results.ReturnedAsync(id, () => limits.PriorityOf(HttpContext), HttpContext.RequestAborted)
            ? pages.Interstitial(HttpContext, id, left)
            : pages.NotFound(HttpContext);

    // The form is invalid, or its token is older than the last restart. The page gets a new key; no payment starts.
    private async Task<IActionResult> ShowAgainAsync(PayForm form, CartPricer pricer)
    {
        var status = form.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        return await pricer.PriceAsync(form.Reference, HttpContext) switch
        {
            { Cart: { } cart } priced =>
                pages.Refused(HttpContext, cart, form, form.IsProper ? "pay.stale" : "pay.form", status, priced.PaidBefore),
            { PaidBefore: { } paid } => pages.PaidBefore(HttpContext, paid),
            _ => pages.Empty(HttpContext, status),
        };
    }

    private async Task<IActionResult> SummaryAsync(CheckoutCart cart, PayForm form, CartChecker checker, CheckoutPayment? paidBefore)
    {
        var problems = await checker.CheckAsync(cart, HttpContext.RequestAborted);
        var underWay = await results.FindUnfinishedAsync(cart.Reference, HttpContext);
        return pages.Summary(HttpContext, cart, form, problems, underWay: underWay, paidBefore: paidBefore);
    }
}
