namespace LigdiCash.Checkout.Web;

internal sealed class ResultController(ResultPage results, RequestRateLimiter limits, CheckoutPages pages) : CheckoutController(pages)
{
    // Without parameters: MVC reads the form for them, and the form of a return has no use.
    [HttpGet("return/{id}", Name = "checkout.return")]
    [HttpPost("return/{id}")]
    public Task<IActionResult> Return() => ShowInterstitialAsync(left: false);

    [HttpGet("cancel/{id}", Name = "checkout.cancel")]
    [HttpPost("cancel/{id}")]
    public Task<IActionResult> Cancel() => ShowInterstitialAsync(left: true);

    [HttpGet("payments/{id}", Name = "checkout.payment")]
    public async Task<IActionResult> Payment(string id, [FromQuery] string? left) =>
        await results.ShowAsync(id, left is not null, HttpContext, HttpContext.RequestAborted) is { } view
            ? Pages.For(HttpContext, view) : Pages.NotFound(HttpContext);

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
        return Content($$"""{"status":"{{view.StatusWord}}"}""", "application/json");
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
        if (Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality != 0))
        {
            Response.Headers.ContentEncoding = "gzip";
            return File(asset.Gzipped, asset.ContentType);
        }

        return File(asset.Content, asset.ContentType);
    }

    private async Task<IActionResult> ShowInterstitialAsync(bool left)
    {
        var id = CheckoutId.WithoutParameters((string)RouteData.Values["id"]!);
        return await results.ReturnedAsync(id, () => limits.PriorityOf(HttpContext), HttpContext.RequestAborted)
            ? Pages.Interstitial(HttpContext, id, left) : Pages.NotFound(HttpContext);
    }
}
