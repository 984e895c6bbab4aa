using System.Net;

namespace Checkout.Plugin.Tests;

// Cookies with their SameSite rules. The page from which a request starts decides which cookies it carries.
internal sealed class CookieJar
{
    private readonly CookieContainer _strict = new();
    private readonly CookieContainer _lax = new();

    public void Keep(Uri address, string cookie) =>
        (cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase) ? _strict : _lax).SetCookies(address, cookie);

    // from is null for a typed address. A host is a site; ports make no difference.
    public string For(HttpRequestMessage request, Uri? from)
    {
        var address = request.RequestUri!;
        var isSameSite = from is null || (from.Scheme, from.Host) == (address.Scheme, address.Host);
        CookieContainer[] sent = isSameSite ? [_strict, _lax] : request.Method == HttpMethod.Get ? [_lax] : [];
        return string.Join("; ", sent.Select(jar => jar.GetCookieHeader(address)).Where(cookies => cookies.Length > 0));
    }
}
