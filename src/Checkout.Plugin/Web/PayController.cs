using Microsoft.AspNetCore.Antiforgery;

namespace LigdiCash.Checkout.Web;

// Pay has no parameters: to bind them, MVC would read a form that may be malformed.
internal sealed class PayController(
    CartPricer pricer, CartChecker checker, PaymentStarter starter, ResultPage results, CheckoutPages pages, IAntiforgery antiforgery,
    BrowserCookie browsers) : CheckoutController(pages)
{
    [HttpGet("", Name = "checkout.summary")]
    public async Task<IActionResult> Summary(
        [FromQuery] string? reference, [FromQuery] string? method, [FromQuery(Name = "operator")] string? operatorCode)
    {
        if (Request.Query["reference"].Count > 1)
        {
            // A guess might charge the wrong cart.
            return Pages.Message(HttpContext, PricedCart.Empty, StatusCodes.Status400BadRequest);
        }

        var form = new PayForm(reference, "", null, CheckoutPayer.Empty) { Method = method ?? "", Operator = operatorCode ?? "" };
        return await pricer.PriceAsync(reference, HttpContext) switch
        {
            { Cart: { } cart } priced => Pages.Summary(
                HttpContext, cart, form with { Payer = cart.Payer ?? CheckoutPayer.Empty },
                await checker.CheckAsync(cart, HttpContext.RequestAborted),
                underWay: await results.FindUnfinishedAsync(cart.Reference, HttpContext), paidBefore: priced.PaidBefore),
            { PaidBefore: { } paid } => Pages.PaidBefore(HttpContext, paid),
            var priced => Pages.WithoutCart(HttpContext, reference, priced.Page),
        };
    }

    [HttpPost("pay", Name = "checkout.pay")]
    [RequestSizeLimit(PayForm.MaxSize)]
    public async Task<IActionResult> Pay()
    {
        var form = await PayForm.ReadAsync(Request, HttpContext.RequestAborted);
        if (!form.IsProper || !IsSameOrigin || !await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return await ShowAgainAsync(form);
        }

        return Pages.For(HttpContext, form, await starter.StartAsync(form, HttpContext));
    }

    // Blocks forms of other sites even with a stolen antiforgery token. Older browsers do not send the header.
    private bool IsSameOrigin => Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    // The form is invalid, or its token is older than the last restart. The page gets a new key; no payment starts.
    private async Task<IActionResult> ShowAgainAsync(PayForm form)
    {
        var status = form.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        var isBlocked = form.IsProper && IsSameOrigin && browsers.KeepsNoCookies(HttpContext);
        return await pricer.PriceAsync(form.Reference, HttpContext) switch
        {
            { Cart: { } cart } priced => Pages.Refused(
                HttpContext, cart, form, isBlocked ? "cookies.text" : form.IsProper ? "pay.stale" : "pay.form", status, priced.PaidBefore),
            { PaidBefore: { } paid } => Pages.PaidBefore(HttpContext, paid),
            var priced when !isBlocked => Pages.WithoutCart(HttpContext, form.Reference, priced.Page, status),
            _ => Pages.Message(HttpContext, "cookies", status),
        };
    }
}
