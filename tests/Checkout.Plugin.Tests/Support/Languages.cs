using System.Globalization;
using Microsoft.AspNetCore.Builder;

namespace Checkout.Plugin.Tests;

// A shop in several languages: each request is answered in the one that its browser asks for.
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
