using Checkout.Plugin.Hosts.Members;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

public sealed class RouteCollisionTests
{
    private static readonly Dictionary<string, Action<WebApplication>> Hosts = new(StringComparer.Ordinal)
    {
        ["an endpoint"] = app => app.MapGet("/Checkout", () => "mine"),
        ["an endpoint for all methods"] = app => app.Map("/checkout/pay", () => "mine"),
        ["an endpoint with a value"] = app => app.MapGet("/checkout/payments/{number}", (string number) => number),
        ["a conventional route"] = app => app.MapControllerRoute("old", "checkout/{action=Index}", new { controller = "Home" }),
    };

    private static readonly Dictionary<string, Action<WebApplication>> Neighbours = new(StringComparer.Ordinal)
    {
        ["another page below the prefix"] = app => app.MapGet("/checkout/address", () => "mine"),
        ["a page below a value"] = app => app.MapGet("/{slug}", (string slug) => slug),
        ["a fallback"] = app => app.MapFallback(() => "mine"),
        ["a conventional route"] = app => app.MapControllerRoute("old", "checkout/{action}", new { controller = "Home" }),
    };

    public static TheoryData<string> OfHosts => [.. Hosts.Keys];

    public static TheoryData<string> OfNeighbours => [.. Neighbours.Keys];

    [Theory]
    [MemberData(nameof(OfHosts))]
    public async Task A_shop_with_an_address_of_the_checkout_does_not_start(string host)
    {
        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(
            () => Shop.OpenAsync(EmbeddedShop.With(new MembersShop(), Hosts[host])));

        Assert.Contains("/checkout", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("MapCheckout(\"paiement\")", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfHosts))]
    public async Task With_another_prefix_it_starts(string host)
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop(), Hosts[host]) with { Prefix = "paiement" });

        Assert.NotNull(await shop.OpensBrowser().OpenAsync("paiement"));
    }

    [Theory]
    [MemberData(nameof(OfNeighbours))]
    public async Task A_shop_with_other_addresses_starts(string host)
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop(), Neighbours[host]));

        Assert.NotNull(await shop.OpensBrowser().OpenAsync("checkout/payments/nobodys"));
    }

    // Conventional routes come after all others, so that Home/Checkout would be a language with the checkout.
    [Fact]
    public async Task An_action_that_any_language_hides_stops_the_start()
    {
        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(
            () => Shop.OpenAsync(WithActions("{culture}/checkout")));

        Assert.Contains("/checkout", fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_language_with_a_constraint_hides_no_action()
    {
        await using var shop = await Shop.OpenAsync(WithActions("{culture:length(2)}/checkout"));

        Assert.NotNull(await shop.OpensBrowser().OpenAsync("fr/checkout"));
    }

    private static ShopSettings WithActions(string prefix) =>
        EmbeddedShop.With(new MembersShop(), app => app.MapControllerRoute("old", "{controller}/Checkout", new { action = "Index" }))
            with { Prefix = prefix };
}
