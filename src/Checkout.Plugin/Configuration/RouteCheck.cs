using Microsoft.AspNetCore.Routing.Patterns;

namespace LigdiCash.Checkout.Configuration;

// Stops the start without routes, if the routes do not give each page one address, and if the shop has an address of ours: routing would
// answer 500, or hide the shop's page.
internal sealed class RouteCheck(RoutePrefix prefix) : IStartupFilter
{
    private const string AnyValue = "{}";

    // The pipeline is built, and the port is still closed.
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        ThrowIfNotMapped();
        var routes = app.ApplicationServices.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>().ToLookup(route => route.Metadata.GetMetadata<CheckoutEndpointAttribute>() is not null);
        RouteEndpoint[] ours = [.. routes[true]];
        string[] faults = LearnPrefix(ours, app.ApplicationServices.GetRequiredService<LinkGenerator>()) is { } fault
            ? [fault] : [.. Collisions(ours, routes[false])];
        if (faults.Length > 0)
        {
            throw new CheckoutConfigurationException(faults);
        }
    };

    public void ThrowIfNotMapped()
    {
        if (!prefix.IsMapped)
        {
            throw new CheckoutConfigurationException(["The checkout has no routes: call app.MapCheckout() next to the shop's own routes."]);
        }
    }

    // The addresses that the checkout writes follow its routes.
    private string? LearnPrefix(RouteEndpoint[] ours, LinkGenerator links)
    {
        var (pages, callbacks) = (PrefixesOf(ours, "/pay"), PrefixesOf(ours, "/callback/{id?}"));
        bool IsPossible(string culture) => links.GetPathByRouteValues("checkout.summary", new { culture }) is not null;
        prefix.Learn(pages.FirstOrDefault(prefix.Value), callbacks.FirstOrDefault(prefix.Value), IsPossible);
        var other = ours.SelectMany(route => route.RoutePattern.Parameters).FirstOrDefault(
            value => value.Name is not (RoutePrefix.Culture or "id" or "version" or "name"));
        return pages switch
        {
            [] => "MVC does not know the checkout's controllers: leave Checkout.Plugin among its ApplicationParts.",
            _ when pages.Length > 1 || callbacks.Length > 1 =>
                $"The checkout has several addresses ({string.Join(", ", pages.Union(callbacks, StringComparer.OrdinalIgnoreCase))}): call "
                + "MapCheckout once, where the shop calls MapControllers. MapCheckout(\"x/checkout\") needs no group.",
            _ when other is not null => $"The checkout's addresses have a value {{{other.Name}}}, which a payout's callback can't know: "
                + "call MapCheckout outside of that group. Only {culture} is possible.",
            _ when !IsPossible(CheckoutTexts.Fallback) => $"MapCheckout's prefix {pages[0]} does not accept the language "
                + $"{CheckoutTexts.Fallback}, which addresses without a request have: allow it in the constraint of {{culture}}.",
            _ => null,
        };
    }

    private static string[] PrefixesOf(RouteEndpoint[] ours, string end) =>
        [.. ours.Select(route => route.RoutePattern.RawText!.Trim('/')).Where(path => path.EndsWith(end, StringComparison.Ordinal))
            .Select(path => path[..^end.Length]).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Collisions(RouteEndpoint[] ours, IEnumerable<RouteEndpoint> shops)
    {
        var taken = ours.SelectMany(PathsOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var takesAnyCulture = ours.Any(route => route.RoutePattern.GetParameter(RoutePrefix.Culture) is { ParameterPolicies.Count: 0 });
        // A conventional route comes after ours, so a controller's name would be taken for a language.
        bool IsTaken(RouteEndpoint route, string path) => taken.Contains(path)
            || (takesAnyCulture && route.Order > 0 && path.IndexOf('/', StringComparison.Ordinal) is > 0 and var end
                && taken.Contains(AnyValue + path[end..]));
        return shops.Where(route => route.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null)
            .SelectMany(route => PathsOf(route).Where(path => IsTaken(route, path)).Take(1), (route, path) =>
                $"The shop's {route.DisplayName} has the address /{path} of the checkout: pass another prefix to MapCheckout, such as "
                + "MapCheckout(\"paiement\"), or move the shop's page.").Distinct(StringComparer.Ordinal);
    }

    // The longest path, and those without trailing values that a request may leave out.
    private static IEnumerable<string> PathsOf(RouteEndpoint route)
    {
        var (pattern, segments) = (route.RoutePattern, route.RoutePattern.PathSegments);
        for (var count = segments.Count; count >= 0; count--)
        {
            yield return string.Join('/', segments.Take(count).Select(segment => Text(segment, pattern)));
            if (count == 0 || !IsOptional(segments[count - 1], pattern))
            {
                yield break;
            }
        }
    }

    private static string Text(RoutePatternPathSegment segment, RoutePattern pattern) =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter when ValueOf(parameter, pattern) is { } value => value,
            _ => AnyValue,
        }));

    private static bool IsOptional(RoutePatternPathSegment segment, RoutePattern pattern) =>
        segment is { IsSimple: true, Parts: [RoutePatternParameterPart parameter] }
        && (parameter.IsOptional || parameter.IsCatchAll || (parameter.Default is { } value
            && (ValueOf(parameter, pattern) is not { } required || required.Equals($"{value}", StringComparison.OrdinalIgnoreCase))));

    // A conventional route has an endpoint for each action, which requires the names of its controller and action.
    private static string? ValueOf(RoutePatternParameterPart parameter, RoutePattern pattern) =>
        pattern.RequiredValues.TryGetValue(parameter.Name, out var value) && $"{value}" is { Length: > 0 } text ? text : null;
}
