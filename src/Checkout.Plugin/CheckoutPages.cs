using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// Which page answers what. Views by their full path, so that a page looks the same from our controller and from the shop's own action.
internal sealed partial class CheckoutPages(CheckoutUrls urls, CheckoutTexts texts, PaymentMethodCatalog ways, IModelMetadataProvider metadata, ILogger<CheckoutPages> logger)
{
    private const string ReplayHeader = "Idempotent-Replayed";

    public IActionResult For(HttpContext context, PayForm form, PayOutcome outcome)
    {
        CheckoutHeaders.Claim(context);
        if (outcome.IsReplay)
        {
            context.Response.Headers[ReplayHeader] = "true";
        }

        return PageFor(context, form, outcome);
    }

    public IActionResult For(HttpContext context, PaymentView view) => Page(context, "Result", view);

    public IActionResult Summary(
        HttpContext context, CheckoutCart cart, PayForm form, IReadOnlyList<Problem> problems, int status = StatusCodes.Status200OK, string? underWay = null, CheckoutPayment? paidBefore = null)
    {
        // A rest has a reference of its own, which the form brings from now on.
        var view = new SummaryView(cart, paidBefore is null ? form : form with { Reference = cart.Reference }, problems, ways)
        {
            UnderWay = underWay,
            PaidBefore = paidBefore is null ? null : urls.Payment(context, paidBefore.Id),
        };
        return Page(context, "Summary", view, status);
    }

    // What was paid is not charged again, and the rest has no reference to be paid under.
    public IActionResult PaidBefore(HttpContext context, CheckoutPayment payment)
    {
        var page = urls.Payment(context, payment.Id);
        return WantsJson(context)
            ? Json(new() { ["status"] = "paid-before", ["payment"] = page }, StatusCodes.Status409Conflict)
            : Page(context, "PaidBefore", new PaidBeforeView(payment.Reference, page));
    }

    public IActionResult Refused(HttpContext context, CheckoutCart cart, PayForm form, string problemKey, int status, CheckoutPayment? paidBefore = null) =>
        Again(context, cart, form, [new(texts[problemKey])], status, status, paidBefore);

    public IActionResult Empty(HttpContext context, int status = StatusCodes.Status200OK) => Message(context, "empty", status);

    public IActionResult NotFound(HttpContext context) => Message(context, "not-found", StatusCodes.Status404NotFound);

    // Without the shop's layout, which may well need the database too.
    public IActionResult Unavailable(HttpContext context, Exception exception)
    {
        Log.DatabaseAway(logger, exception);
        context.Response.Headers.RetryAfter = "30";
        return WantsJson(context)
            ? Json(new() { ["status"] = "error" }, StatusCodes.Status503ServiceUnavailable)
            : BarePage(context, "Unavailable", new UnavailableView(AddressOf(context)), StatusCodes.Status503ServiceUnavailable);
    }

    // What a form has posted is not asked for again.
    private string AddressOf(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}" : urls.Summary(context, reference: null);

    public IActionResult Interstitial(HttpContext context, string paymentId, bool left)
    {
        var next = urls.Payment(context, paymentId, left);
        Refresh(context, 1, next);
        return BarePage(context, "ReturnInterstitial", new ReturnInterstitialView(left ? "cancel" : "return", next));
    }

    // For programs, our own script among them.
    public static IActionResult TooMany(HttpContext context, TimeSpan wait)
    {
        RetryLater(context.Response, wait);
        return Json(new() { ["status"] = "too-many" }, StatusCodes.Status429TooManyRequests);
    }

    private static void RetryLater(HttpResponse response, TimeSpan wait) => response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private IActionResult PageFor(HttpContext context, PayForm form, PayOutcome outcome) => outcome switch
    {
        PayOutcome.Forward forward => Forward(context, forward),
        PayOutcome.Show show => Hand(context, show.Payment.Id, urls.Payment(context, show.Payment.Id)),
        PayOutcome.PaidBefore before => PaidBefore(context, before.Payment),
        PayOutcome.UnpaidRemainder remains => Remains(context, remains, form),
        PayOutcome.Rejected rejected => Again(context, rejected.Cart, form, rejected.Problems, StatusCodes.Status200OK, StatusCodes.Status422UnprocessableEntity),
        PayOutcome.TryAgain again => Again(context, again.Cart, form, [again.Problem], StatusCodes.Status200OK, StatusCodes.Status503ServiceUnavailable),
        PayOutcome.TooMany many => TooMany(context, many, form),
        PayOutcome.CodeSent sent => CodeSent(context, sent.Cart, form),
        PayOutcome.KeyReused reused => Again(context, reused.Cart, form, [new(texts["pay.key-reused"])], StatusCodes.Status422UnprocessableEntity, StatusCodes.Status422UnprocessableEntity),
        PayOutcome.StillRunning running => Running(context, form, running.Payment),
        _ => Empty(context),
    };

    private IActionResult Forward(HttpContext context, PayOutcome.Forward forward)
    {
        CrashPoint.Reach("pay.before-page");
        if (WantsJson(context))
        {
            return Json(new() { ["paymentId"] = forward.Payment.Id, ["forward"] = forward.Page }, StatusCodes.Status200OK);
        }

        Refresh(context, 0, forward.Page);
        return BarePage(context, "Forwarding", new ForwardingView(forward.Page, texts.Money(forward.Payment.Amount)));
    }

    // Posts itself again; where no script runs, the button does, and the way without it leads to the payment's own page.
    private IActionResult Running(HttpContext context, PayForm form, CheckoutPayment? payment)
    {
        context.Response.Headers.RetryAfter = "2";
        if (WantsJson(context))
        {
            return Json(new() { ["status"] = "running" }, StatusCodes.Status409Conflict);
        }

        var view = new RunningView(form.Again, payment is null ? urls.Summary(context, form.Reference) : urls.Payment(context, payment.Id));
        return BarePage(context, "Running", view, StatusCodes.Status409Conflict, PagePolicy.Forms);
    }

    private static IActionResult Hand(HttpContext context, string paymentId, string address) =>
        WantsJson(context) ? Json(new() { ["paymentId"] = paymentId, ["payment"] = address }, StatusCodes.Status200OK) : new LocalRedirectResult(address);

    private IActionResult Message(HttpContext context, string which, int status = StatusCodes.Status200OK) =>
        WantsJson(context) ? Json(new() { ["status"] = which }, status) : Page(context, "Message", new MessageView($"{which}.title", $"{which}.text"), status);

    // The summary with what is wrong, for people; the same as a status and a list, for programs.
    private IActionResult Again(
        HttpContext context, CheckoutCart cart, PayForm form, IReadOnlyList<Problem> problems, int status, int statusForPrograms, CheckoutPayment? paidBefore = null) => WantsJson(context)
        ? Json(new() { ["problems"] = List(problems.Select(problem => problem.Text)), ["checkoutKey"] = CheckoutId.New() }, statusForPrograms)
        : Summary(context, cart, form, problems, status, paidBefore: paidBefore);

    private IActionResult Remains(HttpContext context, PayOutcome.UnpaidRemainder remains, PayForm form) => WantsJson(context)
        ? Json(
            new()
            {
                ["problems"] = List([texts["summary.paid-before"]]),
                ["payment"] = urls.Payment(context, remains.Paid.Id),
                ["reference"] = remains.Cart.Reference,
                ["checkoutKey"] = CheckoutId.New(),
            },
            StatusCodes.Status422UnprocessableEntity)
        : Summary(context, remains.Cart, form, remains.Problems, paidBefore: remains.Paid);

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    private IActionResult TooMany(HttpContext context, PayOutcome.TooMany many, PayForm form)
    {
        RetryLater(context.Response, many.Wait);
        return Again(context, many.Cart, form, [new(texts["pay.too-many"])], StatusCodes.Status429TooManyRequests, StatusCodes.Status429TooManyRequests);
    }

    private IActionResult CodeSent(HttpContext context, CheckoutCart cart, PayForm form) =>
        WantsJson(context) ? Json(new() { ["status"] = "code-sent" }, StatusCodes.Status200OK) : Summary(context, cart, form with { HasCode = true }, []);

    private ViewResult BarePage(HttpContext context, string name, object? model, int status = StatusCodes.Status200OK, string alone = PagePolicy.Links) => Page(context, name, model, status, alone);

    // The headers also here, for pages that the shop's own action returns.
    private ViewResult Page(HttpContext context, string name, object? model, int status = StatusCodes.Status200OK, string alone = PagePolicy.Forms)
    {
        CheckoutHeaders.Claim(context, alone);
        return new()
        {
            ViewName = $"/Views/CheckoutPlugin/{name}.cshtml",
            ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model },
            StatusCode = status,
        };
    }

    // By hand, because shops swap the framework's JSON formatter.
    private static ContentResult Json(JsonObject value, int status) =>
        new() { Content = value.ToJsonString(), ContentType = "application/json; charset=utf-8", StatusCode = status };

    private static void Refresh(HttpContext context, int seconds, string address) =>
        context.Response.Headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"{seconds};url={address}");

    private static bool WantsJson(HttpContext context) => context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Error, "The database could not be used; the shopper was asked to come again.")]
        public static partial void DatabaseAway(ILogger logger, Exception exception);
    }
}
