using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace SampleShop;

internal static class Wording
{
    public const string French = "fr";
    public const string English = "en";

    // Uses the name: without ICU data every culture has the same language code.
    public static string Language =>
        CultureInfo.CurrentUICulture.Name.StartsWith(English, StringComparison.OrdinalIgnoreCase) ? English : French;

    public static string Say(string french, string english) => Language == English ? english : french;

    public static string Day(DateTimeOffset at) =>
        at.UtcDateTime.ToString(Say("dd/MM/yyyy 'à' HH:mm", "yyyy-MM-dd 'at' HH:mm"), CultureInfo.InvariantCulture);

    // The same page in the other language. The answer to a form post cannot be requested again.
    public static string Switch(HttpRequest request)
    {
        var query = request.Query.Where(part => part.Key != "culture").Append(new("culture", Say(English, French)));
        var path = HttpMethods.IsGet(request.Method) ? request.Path : new PathString("/basket");
        return request.PathBase.Add(path).ToUriComponent() + QueryString.Create(query).ToUriComponent();
    }

    public static void UseChosenLanguage(this IApplicationBuilder app) => app.UseRequestLocalization().Use(RememberAsync);

    private static Task RememberAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IRequestCultureFeature>() is { Provider: QueryStringRequestCultureProvider, RequestCulture: var chosen })
        {
            context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(chosen), Visitor.Keep(context));
        }

        return next(context);
    }
}
