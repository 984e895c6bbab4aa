using Microsoft.AspNetCore.Mvc.Razor;

namespace LigdiCash.Checkout.Web;

internal sealed partial class CheckoutLayout(IRazorViewEngine views, CurrentOptions settings, ILogger<CheckoutLayout> logger)
{
    public const string Bare = "/Views/CheckoutPlugin/_Bare.cshtml";
    private bool _warned;

    public string For(ViewContext context)
    {
        if (settings.Value.Layout is not { Length: > 0 } name)
        {
            return Bare;
        }

        if (views.FindPage(context, name).Page is not null)
        {
            return name;
        }

        if (!Interlocked.Exchange(ref _warned, true))
        {
            LogLayoutMissing(name);
        }

        return Bare;
    }

    [LoggerMessage(4102, LogLevel.Warning, "No view has the name {Layout}: the checkout uses its own bare page. "
        + "Set Checkout:Layout to the name of the shop's layout, or leave it empty.")]
    private partial void LogLayoutMissing(string layout);
}
