using System.Globalization;
using Microsoft.AspNetCore.Builder;

namespace Checkout.Plugin.Tests;

// A shop that answers each request in the language of the browser.
internal static class Languages
{
    public static void SpeakAsAsked(WebApplication app) => app.Use((context, next) =>
    {
        CultureInfo.CurrentUICulture = new CultureInfo(
            context.Request.Headers.AcceptLanguage.ToString() is { Length: > 0 } asked ? asked : "fr");
        return next(context);
    });

    public static Action<HttpRequestMessage> Asking(Func<string> language) =>
        request => request.Headers.TryAddWithoutValidation("Accept-Language", language());
}
