using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Headers that claim another host, scheme, user or proxy.
public sealed class HostileHeaderTests
{
    private const string Evil = "evil.example";

    private static readonly (string Name, string Value)[] Addresses =
    [
        ("X-Forwarded-Host", Evil), ("X-Forwarded-Proto", "evilproto"), ("X-Forwarded-Prefix", $"//{Evil}"),
        ("X-Forwarded-PathBase", $"/{Evil}"), ("X-Forwarded-For", "6.6.6.6"),
        ("Forwarded", $"for=6.6.6.6;host={Evil};proto=evilproto"), ("X-Host", Evil), ("X-Original-Host", Evil),
        ("X-Original-URL", $"https://{Evil}/"), ("X-Rewrite-URL", $"https://{Evil}/"),
        ("Origin", $"https://{Evil}"), ("Referer", $"https://{Evil}/x"), ("X-HTTP-Method-Override", "DELETE"),
    ];

    private static readonly string[] SenderHeaders = ["X-Forwarded-For", "X-Real-IP", "Client-IP", "CF-Connecting-IP", "Forwarded"];

    private static readonly (string Name, string Value)[] Identities =
    [
        ("X-Forwarded-User", "admin"), ("X-Remote-User", "admin"), ("Remote-User", "admin"), ("X-User-Id", "1"),
        ("X-WCPAY-PLATFORM-CHECKOUT-USER", "1"), ("X-Admin", "true"),
        ("Authorization", "Bearer admin"), ("X-Api-Key", Shop.ApiKey), ("X-Original-For", "127.0.0.1"), ("X-Forwarded-For", "127.0.0.1"),
        ("X-Real-IP", "127.0.0.1"), ("Client-IP", "127.0.0.1"), ("True-Client-IP", "127.0.0.1"),
    ];

    private static readonly Dictionary<string, Action<WebApplication>> Shops = new(StringComparer.Ordinal)
    {
        ["that ignores all of them"] = _ => { },
        ["that trusts any proxy for scheme and address"] = app => app.UseForwardedHeaders(FromAnyProxy),
    };

    public static TheoryData<string> All => [.. Shops.Keys];

    // The settings of ASPNETCORE_FORWARDEDHEADERS_ENABLED.
    private static ForwardedHeadersOptions FromAnyProxy
    {
        get
        {
            var options = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            };
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            return options;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A40_No_request_header_changes_an_address_that_the_shop_writes(string host)
    {
        await using var shop = await Shop.OpenAsync(new() { Pipeline = Shops[host] });
        var browser = shop.OpensBrowser(request =>
        {
            request.Headers.Host = Evil;
            Array.ForEach(Addresses, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        });

        var answers = await ResponseSampler.AllAsync(shop, browser);

        Assert.True(answers.Count > 20, "too few answers to prove anything");
        foreach (var answer in answers)
        {
            var all = await answer.WholeTextAsync();
            HasNothingEvil(all);
            Assert.DoesNotContain("6.6.6.6", all, StringComparison.Ordinal);
        }

        foreach (var invoice in await shop.Gateway.InvoicesAsync())
        {
            var addresses = new[] { "returnUrl", "cancelUrl", "callbackUrl" }.Select(name => invoice![name]!.GetValue<string>());
            Assert.All(addresses, address => Assert.StartsWith("http://localhost:5080/checkout/", address, StringComparison.Ordinal));
        }

        HasNothingEvil((await shop.Gateway.LedgerAsync("create")).ToJsonString());
        HasNothingEvil(await DatabaseSnapshot.OfAsync(shop));
    }

    [Fact]
    public async Task A40_No_header_reaches_the_next_shopper_through_a_cache()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Host = builder => builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache())),
            Pipeline = app => app.UseForwardedHeaders(FromAnyProxy).UseOutputCache(),
        });
        var attacker = shop.OpensBrowser(request =>
            Array.ForEach(Addresses, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value)));
        await attacker.OpenAsync("checkout");

        var next = await shop.OpensBrowser().OpenAsync("checkout");

        HasNothingEvil(await next.Answer.WholeTextAsync());
    }

    [Fact]
    public async Task A23_A_callback_counts_the_same_from_any_claimed_address()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var answers = new List<string>();

        foreach (var address in new[] { "", "127.0.0.1", "10.0.0.1", "52.1.1.1", "app.ligdicash.com" })
        {
            var sender = shop.OpensBrowser(request =>
                Array.ForEach(SenderHeaders, name => request.Headers.TryAddWithoutValidation(name, address)));
            answers.Add(await (await ResponseSampler.PostCallbackAsync(sender, "checkout/callback", id)).Answer.WholeTextAsync());
            await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A66_No_header_changes_the_payer_or_grants_rights()
    {
        await using var shop = await Shop.OpenAsync();
        var mine = await (await (await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync()).CancelsAsync())
            .ContinuesAsync();
        var plain = await shop.OpensBrowser().OpenAsync(mine.Page.Address.PathAndQuery);

        foreach (var header in Identities)
        {
            var page = await shop.OpensBrowser(request => request.Headers.TryAddWithoutValidation(header.Name, header.Value))
                .OpenAsync(mine.Page.Address.PathAndQuery);
            Assert.Equal(await plain.Answer.WholeTextAsync(), await page.Answer.WholeTextAsync());
        }
    }

    // Whole names, because a random token may contain four letters.
    private static void HasNothingEvil(string text) => Assert.All(
        [Evil, "evilproto"], name => Assert.DoesNotContain(name, text, StringComparison.OrdinalIgnoreCase));
}
