using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Checkout.Plugin;

/// By what a browser that pays is known again: a cookie of ours with a name made by chance, of which the payment keeps a digest. It opens nothing; it only tells the shopper from whoever else has the payment's address.
internal sealed class BrowserCookie(IOptions<AntiforgeryOptions> forgery, SettingsInForce settings)
{
    public const string Name = "checkout.browser";
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// The browser keeps its name from now on. One that has none yet and presses twice at once is still one browser: its name follows from the cookie without which no form of ours is accepted.
    public Visitor Keep(HttpContext context)
    {
        var forgeryCookie = forgery.Value.Cookie.Name!;
        var name = NameOf(context) ?? (context.Request.Cookies[forgeryCookie] is { Length: > 0 } token ? Payment.Digest($"browser {token}")[..CheckoutId.Length] : CheckoutId.New());
        context.Response.Cookies.Append(Name, name, new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Life,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase : "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps || settings.Value.PublicBaseUrl?.Scheme == Uri.UriSchemeHttps,
        });
        return Visitor.Of(context, forgeryCookie, name);
    }

    // As payments keep it. Null: this browser has pressed Pay for nothing.
    public static string? DigestOf(HttpContext context) => NameOf(context) is { } name ? Payment.Digest(name) : null;

    private static string? NameOf(HttpContext context) => context.Request.Cookies[Name] is { } name && CheckoutId.IsId(name) ? name : null;
}
