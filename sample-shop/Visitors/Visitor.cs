using System.Security.Cryptography;

namespace SampleShop;

// A random id in a cookie, which is set with the first article.
internal static class Visitor
{
    private const string Cookie = "shop.visitor";
    private const int Digits = 32;

    public static string? Of(HttpContext context) =>
        context.Request.Cookies[Cookie] is { Length: Digits } id && id.All(char.IsAsciiHexDigitLower) ? id : null;

    public static string Welcome(HttpContext context)
    {
        var id = Of(context) ?? NewId();
        context.Response.Cookies.Append(Cookie, id, Keep(context));
        return id;
    }

    public static string NewId() => RandomNumberGenerator.GetHexString(Digits, lowercase: true);

    public static CookieOptions Keep(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    };
}
