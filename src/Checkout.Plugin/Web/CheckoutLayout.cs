using Microsoft.AspNetCore.Mvc.Razor;

namespace LigdiCash.Checkout.Web;

internal sealed partial class CheckoutLayout(IRazorViewEngine views, CurrentOptions settings, ILogger<CheckoutLayout> logger)
{
    public const string Bare = "/Views/CheckoutPlugin/_Bare.cshtml";
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

    public string For(ViewContext context)
    {
        if (settings.Value.Layout is not { Length: > 0 } name || context.HttpContext.Items.ContainsKey(this))
        {
            return Bare;
        }

        if (views.FindPage(context, name).Page is not null)
        {
            return name;
        }

        if (_warned.TryAdd(name, true))
        {
            LogLayoutMissing(name);
        }

        return Bare;
    }

    // The request's next page is bare. False: that would not help. A shop whose database is away gets its own page.
    public bool Avoid(HttpContext context, Exception failure) => settings.Value.Layout is { Length: > 0 }
        && !context.RequestAborted.IsCancellationRequested && !failure.IsOfDatabase() && context.Items.TryAdd(this, true);

    public void WarnOfFailure(Exception failure)
    {
        if (settings.Value.Layout is { } name && _warned.TryAdd(name, true))
        {
            LogLayoutFailed(failure, name, failure.Message);
        }
    }

    [LoggerMessage(4105, LogLevel.Warning, "The layout {Layout} cannot render the checkout's pages, which appear in the bare layout "
        + "instead: {Cause} A layout for them needs no model and no required section, and finds no ViewBag values. Correct it, or set "
        + "Checkout:Layout to another one. This is logged once.")]
    private partial void LogLayoutFailed(Exception failure, string layout, string cause);
    [LoggerMessage(4102, LogLevel.Warning, "No view has the name {Layout}: the checkout uses its own bare page. "
        + "Set Checkout:Layout to the name of the shop's layout, or leave it empty.")]
    private partial void LogLayoutMissing(string layout);
}
