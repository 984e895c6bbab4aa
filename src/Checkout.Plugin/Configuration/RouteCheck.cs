using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LigdiCash.Checkout.Configuration;

// Stops the start without routes, and if the shop has an address of ours: routing would answer 500, or hide the shop's page.
internal sealed class RouteCheck(RoutePrefix prefix) : IStartupFilter
{
    private const string AnyValue = "{}";

    // The pipeline is built, and the port is still closed.
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        ThrowIfNotMapped();
        var endpoints = app.ApplicationServices.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints);
        if (Collisions(endpoints) is { Length: > 0 } faults)
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

    private static string[] Collisions(IEnumerable<Endpoint> all)
    {
        var routes = all.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null)
            .ToLookup(route => route.Metadata.GetMetadata<CheckoutEndpointAttribute>() is not null);
        var ours = routes[true].SelectMany(PathsOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. routes[false].SelectMany(route => PathsOf(route).Where(ours.Contains).Take(1), (route, path) =>
            $"The shop's {route.DisplayName} has the address /{path} of the checkout: pass another prefix to MapCheckout, such as "
            + "MapCheckout(\"paiement\"), or move the shop's page.").Distinct(StringComparer.Ordinal)];
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
