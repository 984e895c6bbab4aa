using System.Text.RegularExpressions;

namespace LigdiCash.Checkout.Addresses;

// The prefix of MapCheckout. Groups and conventions may add to it, and a segment may be the language of the request.
internal sealed partial class RoutePrefix
{
    public const string Default = "checkout";
    public const string Culture = "culture";
    private string? _mapped;
    private (string? Pages, string? Callbacks, Func<string, bool> IsPossible) _routes = (null, null, _ => true);

    public string Value => _mapped ?? Default;

    public bool IsMapped => _mapped is not null;

    public static string Segments(string prefix) => prefix.Trim('/') is var segments && PlainSegments().IsMatch(segments)
        ? segments
        : throw new ArgumentException(
            $"The checkout can't be mapped under \"{prefix}\": use letters, digits and - . _ ~, such as checkout or shop/checkout, "
            + "and {culture} for the language.", nameof(prefix));

    // Returns false if the prefix is already mapped.
    public bool Map(string prefix)
    {
        if (_mapped is not null && !_mapped.Equals(prefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"MapCheckout(\"{prefix}\") follows MapCheckout(\"{_mapped}\"), but the checkout has one prefix: remove one of the calls.");
        }

        (var isNew, _mapped) = (_mapped is null, prefix);
        return isNew;
    }

    // The prefixes of the routes, and whether they accept a language.
    public void Learn(string pages, string callbacks, Func<string, bool> isPossible) => _routes = (pages, callbacks, isPossible);

    public string OfPages(HttpContext? context) => Fill(_routes.Pages ?? Value, context);

    public string OfCallbacks() => Fill(_routes.Callbacks ?? Value, context: null);

    // The language of the address is that of the page.
    public void FollowCulture(RouteValueDictionary values)
    {
        if (HasCulture(_routes.Pages ?? Value) && values[Culture] is string name && CultureName().IsMatch(name))
        {
            try
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            }
            catch (CultureNotFoundException)
            {
                // The shop decides which values its addresses have.
            }
        }
    }

    private static bool HasCulture(string prefix) => prefix.Contains('{', StringComparison.Ordinal);

    private string Fill(string prefix, HttpContext? context) => HasCulture(prefix)
        ? string.Join('/', prefix.Split('/').Select(segment => HasCulture(segment) ? CultureFor(context) : segment))
        : prefix;

    // The address of the request may have no language, and the callback of a payout has no request. Anybody can write an address, so only
    // a name that needs no escaping becomes a part of another one.
    private string CultureFor(HttpContext? context)
    {
        var shown = CultureInfo.CurrentUICulture.Name;
        var cultures = new[] { context?.Request.RouteValues[Culture] as string, shown, shown.Split('-')[0] };
        return cultures.OfType<string>().FirstOrDefault(
            name => CultureName().IsMatch(name) && _routes.IsPossible(name), CheckoutTexts.Fallback);
    }

    [GeneratedRegex(
        @"^([A-Za-z0-9._~-]+|\{culture([:=][^/]+)?\})(/([A-Za-z0-9._~-]+|\{culture([:=][^/]+)?\}))*$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainSegments();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CultureName();
}
