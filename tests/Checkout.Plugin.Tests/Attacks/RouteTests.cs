using System.Reflection;
using Checkout.Plugin.Hosts.Members;
using Checkout.Plugin.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Every route that MapCheckout maps. A new public route must be added here.
public sealed class RouteTests
{
    private static readonly string[] Known =
    [
        "GET checkout open",
        "GET checkout/assets/{version}/{name} open",
        "GET checkout/callback/{id?} open",
        "GET checkout/cancel/{id} open",
        "GET checkout/payments/{id} open",
        "GET checkout/payments/{id}/status open",
        "GET checkout/payout-callback/{id?} open",
        "GET checkout/return/{id} open",
        "HEAD checkout/callback/{id?} open",
        "HEAD checkout/payout-callback/{id?} open",
        "OPTIONS checkout/callback/{id?} open",
        "OPTIONS checkout/payout-callback/{id?} open",
        "POST checkout/callback/{id?} open",
        "POST checkout/cancel/{id} open",
        "POST checkout/pay open",
        "POST checkout/payout-callback/{id?} open",
        "POST checkout/return/{id} open",
    ];

    [Fact]
    public async Task A30_Only_the_documented_routes_exist_and_one_of_them_is_for_payouts()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop()));

        var mapped = RoutesOf(shop);

        Assert.Equal(Known, mapped.Where(route => route.Contains(" checkout", StringComparison.Ordinal)));
        Assert.Equal(
            ["POST checkout/payout-callback/{id?} open"],
            mapped.Where(route => route.Contains("payout", StringComparison.OrdinalIgnoreCase)
                && route.StartsWith("POST", StringComparison.Ordinal)));
        Assert.Equal(
            OfTheShop,
            mapped.Where(route => !route.Contains(" checkout", StringComparison.Ordinal))
                .Select(route => route.Split(' ')[1]).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A34_No_route_deletes_or_changes_settings_and_each_has_one_verb()
    {
        await using var shop = await Shop.OpenAsync(new() { Prefix = "caisse" });

        var ours = Endpoints(shop)
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("caisse", StringComparison.Ordinal)).ToList();

        Assert.Equal(Known.Length, ours.Count);
        Assert.All(ours, endpoint => Assert.Contains(Assert.Single(Verbs(endpoint)), new[] { "GET", "HEAD", "OPTIONS", "POST" }));
        Assert.All(ours, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<CheckoutEndpointAttribute>()));
        Assert.DoesNotContain(ours, endpoint =>
            new[] { "setting", "config", "delete", "admin", "refund", "payout/" }.Any(
                text => endpoint.RoutePattern.RawText!.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A68_Neither_the_routes_nor_the_published_files_hold_the_emulator()
    {
        await using var shop = await Shop.OpenAsync();
        var folder = Path.Combine(Repository.Root, "src", "Checkout.Plugin", "bin", "Release", "net10.0");
        var published = Directory.GetFiles(folder).Select(Path.GetFileName).ToList();

        Assert.Contains("Checkout.Plugin.dll", published);
        Assert.DoesNotContain(published, file => file!.Contains("Emulator", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(
            "Emulator",
            await File.ReadAllTextAsync(Path.Combine(folder, "Checkout.Plugin.deps.json"), TestContext.Current.CancellationToken),
            StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(References(typeof(CheckoutOptions).Assembly), name => name.Contains("Emulator", StringComparison.Ordinal));
        Assert.DoesNotContain(RoutesOf(shop), route =>
            route.Contains("_emulator", StringComparison.Ordinal)
                || route.Contains("pay/v0", StringComparison.Ordinal)
                || route.Contains("test", StringComparison.OrdinalIgnoreCase));
    }

    // The shop's own routes keep their authorization: the members' shop still requires its members to sign in.
    private static readonly string[] OfTheShop = ["{controller=Home}/{action=Index}/{id?}"];

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!)
        .Concat(typeof(global::LigdiCash.Client.LigdiCashClient).Assembly.GetReferencedAssemblies().Select(name => name.Name!));

    private static List<string> RoutesOf(Shop shop) =>
        [.. Endpoints(shop)
            .SelectMany(
                endpoint => Verbs(endpoint).DefaultIfEmpty("ANY")
                    .Select(verb => $"{verb} {endpoint.RoutePattern.RawText} {(IsOpen(endpoint) ? "open" : "closed")}"))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static IReadOnlyList<string> Verbs(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static IEnumerable<RouteEndpoint> Endpoints(Shop shop) =>
        shop.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
}
