using Microsoft.AspNetCore.Antiforgery;

namespace LigdiCash.Checkout.RateLimits;

// A random browser ID, whose digest the payment stores. It grants no access; it separates the shopper from others with the link.
internal sealed class BrowserCookie(IOptions<AntiforgeryOptions> antiforgery, CurrentOptions settings, RequestRateLimiter limits)
{
    public const string Name = "checkout.browser";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    // A new ID derives from the antiforgery cookie, so that two simultaneous presses of a new browser get the same ID.
    public RateLimitSubject Ensure(HttpContext context)
    {
        var token = context.Request.Cookies[antiforgery.Value.Cookie.Name!];
        var id = IdOf(context) ?? (string.IsNullOrEmpty(token) ? CheckoutId.New() : Digest.Of($"browser {token}")[..CheckoutId.Length]);
        context.Response.Cookies.Append(FullName, id, new()
        {
            HttpOnly = true, IsEssential = true, MaxAge = Lifetime, Path = BasePath, SameSite = SameSiteMode.Lax, Secure = IsSecure,
        });
        return new(token ?? context.TraceIdentifier, limits.NetworkOf(context), id);
    }

    public string? DigestOf(HttpContext context) => IdOf(context) is { } id ? Digest.Of(id) : null;

    // The form's page sets the antiforgery cookie, so a post without any cookie of the checkout means that the browser stores none.
    public bool KeepsNoCookies(HttpContext context) =>
        IdOf(context) is null && !context.Request.Cookies.ContainsKey(antiforgery.Value.Cookie.Name!);

    private bool IsSecure => settings.Value.PublicBaseUrl?.Scheme == Uri.UriSchemeHttps;

    private string BasePath => settings.Value.PublicBaseUrl?.AbsolutePath.TrimEnd('/') is { Length: > 0 } path ? path : "/";

    // The prefix keeps other hosts and plain connections from setting the cookie. It depends on settings only, not on the request.
    private string FullName => !IsSecure ? Name : BasePath == "/" ? $"__Host-{Name}" : $"__Secure-{Name}";

    private string? IdOf(HttpContext context) => context.Request.Cookies[FullName] is { } id && CheckoutId.IsId(id) ? id : null;
}
