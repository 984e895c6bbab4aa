using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Plugin;

/// Which page answers what. Views by their full path, so that a page looks the same from our controller and from the shop's own action.
internal sealed class CheckoutPages(CheckoutUrls urls, CheckoutTexts texts, IModelMetadataProvider metadata)
{
    private const string BarePolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public IActionResult For(HttpContext context, PayForm form, PayOutcome outcome) => outcome switch
    {
        PayOutcome.Forward forward => Forward(context, forward),
        PayOutcome.Show show => Hand(context, show.Payment.Id, urls.Payment(context, show.Payment.Id)),
        PayOutcome.Rejected rejected => Summary(context, rejected.Cart, form.Reference, form.Payer, rejected.Problems),
        PayOutcome.TryAgain again => Summary(context, again.Cart, form.Reference, form.Payer, [texts["pay.try-again"]]),
        PayOutcome.KeyReused reused => Summary(context, reused.Cart, form.Reference, form.Payer, [texts["pay.key-reused"]], StatusCodes.Status422UnprocessableEntity),
        PayOutcome.StillRunning => Running(context, form),
        _ => Empty(context),
    };

    public IActionResult Summary(
        HttpContext context, Cart cart, string? reference, Payer payer, IReadOnlyList<string> problems, int status = StatusCodes.Status200OK) =>
        WantsJson(context)
            ? Json(new { problems }, problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Page("Summary", new SummaryView(cart, reference, payer, problems), status);

    public IActionResult Refused(HttpContext context, Cart cart, PayForm form, string problemKey) =>
        Summary(context, cart, form.Reference, form.Payer, [texts[problemKey]], StatusCodes.Status400BadRequest);

    public IActionResult Empty(HttpContext context) => Message(context, "empty");

    public IActionResult NotFound(HttpContext context) => Message(context, "not-found", StatusCodes.Status404NotFound);

    public IActionResult Unavailable(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "30";
        return Message(context, "error", StatusCodes.Status503ServiceUnavailable);
    }

    public IActionResult Hop(HttpContext context, string paymentId, string which)
    {
        var next = urls.Payment(context, paymentId);
        Refresh(context, 1, next);
        context.Response.Headers.ContentSecurityPolicy = BarePolicy;
        return Page("Hop", new HopView(which, next));
    }

    public IActionResult Result(HttpContext context, PaymentView view)
    {
        if (view.IsBusy)
        {
            Refresh(context, 5, urls.Payment(context, view.Payment.Id));
        }

        return Page("Result", view);
    }

    private IActionResult Forward(HttpContext context, PayOutcome.Forward forward)
    {
        var page = forward.Payment.Row.PaymentPage!;
        if (forward.Replayed)
        {
            context.Response.Headers["Idempotent-Replayed"] = "true";
        }

        if (WantsJson(context))
        {
            return Json(new { paymentId = forward.Payment.Id, forward = page }, StatusCodes.Status200OK);
        }

        Refresh(context, 0, page);
        context.Response.Headers.ContentSecurityPolicy = BarePolicy;
        return Page("Forwarding", new ForwardingView(page, texts.Money(forward.Payment.Amount)));
    }

    private IActionResult Running(HttpContext context, PayForm form)
    {
        context.Response.Headers.RetryAfter = "2";
        var again = urls.Summary(context, form.Reference);
        Refresh(context, 5, again);
        return WantsJson(context) ? Json(new { status = "running" }, StatusCodes.Status409Conflict) : Page("Running", again, StatusCodes.Status409Conflict);
    }

    private static IActionResult Hand(HttpContext context, string paymentId, string address) =>
        WantsJson(context) ? Json(new { paymentId, payment = address }, StatusCodes.Status200OK) : new LocalRedirectResult(address);

    private IActionResult Message(HttpContext context, string which, int status = StatusCodes.Status200OK) =>
        WantsJson(context) ? Json(new { status = which }, status) : Page("Message", new MessageView($"{which}.title", $"{which}.text"), status);

    private ViewResult Page(string name, object model, int status = StatusCodes.Status200OK) => new()
    {
        ViewName = $"/Views/CheckoutPlugin/{name}.cshtml",
        ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model },
        StatusCode = status,
    };

    /// By hand, because shops swap the framework's JSON formatter.
    private static ContentResult Json(object value, int status) =>
        new() { Content = JsonSerializer.Serialize(value), ContentType = "application/json; charset=utf-8", StatusCode = status };

    private static void Refresh(HttpContext context, int seconds, string address) =>
        context.Response.Headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"{seconds};url={address}");

    private static bool WantsJson(HttpContext context) => context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.OrdinalIgnoreCase);
}

internal sealed record HopView(string Which, string Next);

internal sealed record ForwardingView(string PaymentPage, string Amount);

internal sealed record MessageView(string Title, string Text);
