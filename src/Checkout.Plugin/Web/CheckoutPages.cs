using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LigdiCash.Checkout.Web;

// Creates the responses. Views have full paths, because actions of the shop return them too.
internal sealed partial class CheckoutPages(
    CheckoutUrls urls, CheckoutTexts texts, PaymentMethodCatalog methods, IModelMetadataProvider metadata, CheckoutLayout layout,
    ILogger<CheckoutPages> logger, IAuthenticationSchemeProvider? schemes = null)
{
    public IActionResult For(HttpContext context, PayForm form, PayOutcome outcome)
    {
        CheckoutHeaders.Claim(context);
        // A press that still runs has no outcome to repeat.
        if (outcome is { IsReplay: true } and not PayOutcome.StillRunning)
        {
            context.Response.Headers["Idempotent-Replayed"] = "true";
        }

        return outcome switch
        {
            PayOutcome.Forward forward => Forward(context, forward),
            PayOutcome.Show show => ShowPayment(context, show.Payment.Id),
            PayOutcome.PaidBefore before => PaidBefore(context, before.Payment),
            PayOutcome.UnpaidRemainder unpaid => Remainder(context, unpaid, form),
            PayOutcome.Rejected rejected =>
                ShowProblems(context, rejected.Cart, form, rejected.Problems, StatusCodes.Status422UnprocessableEntity),
            PayOutcome.TryAgain again => ShowProblems(context, again.Cart, form, [again.Problem], StatusCodes.Status503ServiceUnavailable),
            PayOutcome.TooMany many => TooMany(context, many, form),
            PayOutcome.CodeSent sent => CodeSent(context, sent.Cart, form),
            PayOutcome.KeyReused reused => Refused(context, reused.Cart, form, "pay.key-reused", StatusCodes.Status422UnprocessableEntity),
            PayOutcome.StillRunning running => Running(context, form, running.Payment),
            _ => WithoutCart(context, form.Reference, ((PayOutcome.NoCart)outcome).Page),
        };
    }

    // Where the shopper continues, for a shop that redirects by itself. The summary shows what is wrong.
    public string AddressOf(HttpContext context, PayForm form, PayOutcome? outcome) => outcome switch
    {
        PayOutcome.Forward forward => forward.Page,
        PayOutcome.Show show => urls.Payment(context, show.Payment.Id),
        PayOutcome.PaidBefore before => urls.Payment(context, before.Payment.Id),
        PayOutcome.StillRunning { Payment: { } payment } => urls.Payment(context, payment.Id),
        _ => urls.Summary(context, form.Reference),
    };

    public IActionResult For(HttpContext context, PaymentView view) => Page(context, "Result", view);

    public IActionResult Summary(
        HttpContext context, CheckoutCart cart, PayForm form, IReadOnlyList<Problem> problems,
        int status = StatusCodes.Status200OK, string? underWay = null, CheckoutPayment? paidBefore = null)
    {
        // A remainder has its own reference.
        var view = new SummaryView(cart, paidBefore is null ? form : form with { Reference = cart.Reference }, problems, methods)
        {
            UnderWay = underWay,
            PaidBefore = paidBefore is null ? null : urls.Payment(context, paidBefore.Id),
        };
        return Page(context, "Summary", view, status);
    }

    // The shop gave the remainder no reference of its own, and a paid line is never charged again.
    public IActionResult PaidBefore(HttpContext context, CheckoutPayment payment)
    {
        var page = urls.Payment(context, payment.Id);
        return WantsJson(context)
            ? Json(new() { ["status"] = "paid-before", ["payment"] = page }, StatusCodes.Status409Conflict)
            : Page(context, "PaidBefore", new PaidBeforeView(payment.Label, page));
    }

    public IActionResult Refused(
        HttpContext context, CheckoutCart cart, PayForm form, string problemKey, int status, CheckoutPayment? paidBefore = null) =>
        ShowProblems(context, cart, form, [new(texts[problemKey])], status, status, paidBefore);

    public IActionResult WithoutCart(HttpContext context, string? reference, string page, int status = StatusCodes.Status200OK) =>
        page != CheckoutCart.SignInPage ? Message(context, page, status)
        : WantsJson(context) ? Message(context, page, StatusCodes.Status401Unauthorized)
        : new SignInChallenge(urls.Summary(context, reference), Message(context, page), schemes);

    public IActionResult NotFound(HttpContext context) => Message(context, "not-found", StatusCodes.Status404NotFound);

    // Without the shop's layout, which may need the database too.
    public IActionResult Unavailable(HttpContext context, Exception exception)
    {
        LogDatabaseUnavailable(exception);
        context.Response.Headers.RetryAfter = "30";
        return WantsJson(context)
            ? Json(new() { ["status"] = "error" }, StatusCodes.Status503ServiceUnavailable)
            : BarePage(context, "Unavailable", new UnavailableView(AddressOf(context)), StatusCodes.Status503ServiceUnavailable);
    }

    // A posted form is not sent again.
    private string AddressOf(HttpContext context) => HttpMethods.IsGet(context.Request.Method)
        ? $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}"
        : urls.Summary(context, reference: null);

    public IActionResult Interstitial(HttpContext context, string paymentId, bool left)
    {
        var next = urls.Payment(context, paymentId, left);
        Refresh(context, 1, next);
        return BarePage(context, "ReturnInterstitial", new ReturnInterstitialView(left ? "cancel" : "return", next));
    }

    // For scripts: always JSON.
    public static IActionResult TooMany(HttpContext context, TimeSpan wait)
    {
        RetryLater(context.Response, wait);
        return Json(new() { ["status"] = "too-many" }, StatusCodes.Status429TooManyRequests);
    }

    private static void RetryLater(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private IActionResult Forward(HttpContext context, PayOutcome.Forward forward)
    {
        CrashPoint.Reach("pay.before-page");
        if (WantsJson(context))
        {
            return Json(new() { ["paymentId"] = forward.Payment.Id, ["forward"] = forward.Page });
        }

        Refresh(context, 0, forward.Page);
        return BarePage(context, "Forwarding", new ForwardingView(forward.Page, texts.Money(forward.Payment.Amount)));
    }

    // The script posts the form again. Without a script, the shopper presses the button or follows the link.
    private IActionResult Running(HttpContext context, PayForm form, CheckoutPayment? payment)
    {
        context.Response.Headers.RetryAfter = "2";
        if (WantsJson(context))
        {
            return Json(new() { ["status"] = "running" }, StatusCodes.Status409Conflict);
        }

        var link = payment is null ? urls.Summary(context, form.Reference) : urls.Payment(context, payment.Id);
        return Page(context, "Running", new RunningView(form.Again, link), StatusCodes.Status409Conflict);
    }

    private IActionResult ShowPayment(HttpContext context, string paymentId)
    {
        var page = urls.Payment(context, paymentId);
        return WantsJson(context) ? Json(new() { ["paymentId"] = paymentId, ["payment"] = page }) : new LocalRedirectResult(page);
    }

    public IActionResult Message(HttpContext context, string name, int status = StatusCodes.Status200OK) => WantsJson(context)
        ? Json(new() { ["status"] = name }, status)
        : Page(context, "Message", new MessageView($"{name}.title", $"{name}.text"), status);

    private IActionResult ShowProblems(
        HttpContext context, CheckoutCart cart, PayForm form, IReadOnlyList<Problem> problems,
        int jsonStatus, int pageStatus = StatusCodes.Status200OK, CheckoutPayment? paidBefore = null) => WantsJson(context)
        ? Json(new() { ["problems"] = List(problems.Select(problem => problem.Text)), ["checkoutKey"] = CheckoutId.New() }, jsonStatus)
        : Summary(context, cart, form, problems, pageStatus, paidBefore: paidBefore);

    private IActionResult Remainder(HttpContext context, PayOutcome.UnpaidRemainder unpaid, PayForm form) => WantsJson(context)
        ? Json(new()
        {
            ["problems"] = List([texts["summary.paid-before"]]),
            ["payment"] = urls.Payment(context, unpaid.Paid.Id),
            ["reference"] = unpaid.Cart.Reference,
            ["checkoutKey"] = CheckoutId.New(),
        }, StatusCodes.Status422UnprocessableEntity)
        : Summary(context, unpaid.Cart, form, unpaid.Problems, paidBefore: unpaid.Paid);

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    private IActionResult TooMany(HttpContext context, PayOutcome.TooMany many, PayForm form)
    {
        RetryLater(context.Response, many.Wait);
        return Refused(context, many.Cart, form, "pay.too-many", StatusCodes.Status429TooManyRequests);
    }

    private IActionResult CodeSent(HttpContext context, CheckoutCart cart, PayForm form) =>
        WantsJson(context) ? Json(new() { ["status"] = "code-sent" }) : Summary(context, cart, form with { HasCode = true }, []);

    private CheckoutPageResult BarePage(HttpContext context, string name, object model, int status = StatusCodes.Status200OK) =>
        Page(context, name, model, status, PagePolicy.Links);

    private CheckoutPageResult Page(
        HttpContext context, string name, object model, int status = StatusCodes.Status200OK, string barePolicy = PagePolicy.Forms)
    {
        // For pages returned by actions of the shop.
        CheckoutHeaders.Claim(context, barePolicy);
        return new(layout)
        {
            ViewName = $"/Views/CheckoutPlugin/{name}.cshtml",
            ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model },
            StatusCode = status,
        };
    }

    // Shops replace the framework's JSON formatter.
    private static ContentResult Json(JsonObject value, int status = StatusCodes.Status200OK) =>
        new() { Content = value.ToJsonString(), ContentType = "application/json; charset=utf-8", StatusCode = status };

    private static void Refresh(HttpContext context, int seconds, string address) =>
        context.Response.Headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"{seconds};url={address}");

    private static bool WantsJson(HttpContext context) =>
        context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(1101, LogLevel.Error, "The database is unavailable. The shopper sees a page that asks to try again later.")]
    private partial void LogDatabaseUnavailable(Exception exception);
}
