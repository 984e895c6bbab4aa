using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Checkout.Plugin;

// By what a browser that pays is known again: a cookie of ours with a name made by chance, of which the payment keeps a digest. It opens nothing; it only tells the shopper from whoever else has the payment's address.
internal sealed class BrowserCookie(IOptions<AntiforgeryOptions> forgery, CurrentOptions settings, RequestRateLimiter limits)
{
    public const string Name = "checkout.browser";
    private const string HostPrefix = "__Host-";
    private const string SecurePrefix = "__Secure-";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    // The browser keeps its name from now on. One that has none yet and presses twice at once is still one browser: its name follows from the cookie without which no form of ours is accepted.
    public RateLimitSubject Ensure(HttpContext context)
    {
        var forgeryCookie = forgery.Value.Cookie.Name!;
        var name = NameOf(context) ?? (context.Request.Cookies[forgeryCookie] is { Length: > 0 } token ? CheckoutPayment.Digest($"browser {token}")[..CheckoutId.Length] : CheckoutId.New());
        context.Response.Cookies.Append(FullName, name, new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lifetime,
            Path = BasePath,
            SameSite = SameSiteMode.Lax,
            Secure = IsSecure,
        });
        return RateLimitSubject.Of(context, forgeryCookie, limits.NetworkOf(context), name);
    }

    // As payments keep it. Null: this browser has pressed Pay for nothing.
    public string? DigestOf(HttpContext context) => NameOf(context) is { } name ? CheckoutPayment.Digest(name) : null;

    private bool IsSecure => settings.Value.PublicBaseUrl?.Scheme == Uri.UriSchemeHttps;

    private string BasePath => settings.Value.PublicBaseUrl?.AbsolutePath.TrimEnd('/') is { Length: > 0 } path ? path : "/";

    // With the prefix no other host name and no plain connection can plant it. No request has a say in it.
    private string FullName => (IsSecure, BasePath) switch
    {
        (false, _) => Name,
        (true, "/") => HostPrefix + Name,
        _ => SecurePrefix + Name,
    };

    private string? NameOf(HttpContext context) => context.Request.Cookies[FullName] is { } name && CheckoutId.IsId(name) ? name : null;
}
