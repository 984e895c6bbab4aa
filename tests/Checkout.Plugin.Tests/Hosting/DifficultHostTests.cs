using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The host has a path base, antiforgery on every post, authentication for every page, redirecting error pages, another culture
// and no session.
public sealed class DifficultHostTests
{
    private static readonly ShopSettings Difficult = new()
    {
        Values = { ["Checkout:PublicBaseUrl"] = "http://localhost:5080/boutique/" },
        Host = builder =>
        {
            builder.Services.AddControllersWithViews(mvc => mvc.Filters.Add<AutoValidateAntiforgeryTokenAttribute>());
            builder.Services.AddAuthentication("cookie").AddCookie("cookie");
            builder.Services.AddAuthorizationBuilder()
                .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        },
        Pipeline = app =>
        {
            app.UsePathBase("/boutique");
            app.UseStatusCodePagesWithRedirects("/error/{0}");
            app.Use((context, next) =>
            {
                // Persian digits and separators must not reach anything that is parsed, stored or sent.
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("fa-IR");
                return next(context);
            });
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
        },
    };

    [Fact]
    public async Task A_purchase_goes_through_and_every_address_has_the_path_base()
    {
        await using var shop = await Shop.OpenAsync(Difficult);
        var cart = Some.Cart(12_500);
        shop.Script.Carts[cart.Reference] = cart;
        var summary = new SummaryPage(await shop.OpensBrowser().OpenAsync($"boutique/checkout?reference={cart.Reference}"));

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.Equal("paid", result.Status);
        Assert.StartsWith("/boutique/orders/", result.Page.Require("[data-order-link]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("12\u00a0500\u00a0F\u00a0CFA", result.Page.Text, StringComparison.Ordinal);
        Assert.Equal(12_500, (await shop.Gateway.InvoicesAsync())[0]!["amount"]!.GetValue<long>());
        Assert.Equal(
            $"http://localhost:5080/boutique/checkout/callback/{result.PaymentId}",
            (await shop.Gateway.InvoicesAsync())[0]!["callbackUrl"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_hosts_redirects_do_not_replace_the_checkouts_answers()
    {
        await using var shop = await Shop.OpenAsync(Difficult);

        var callback = await shop.PostsAsync("boutique/checkout/callback", new StringContent("{", Encoding.UTF8, "application/json"));
        var huge = await shop.PostsAsync("boutique/checkout/callback", new ByteArrayContent(new byte[70_000]));
        var unknown = await shop.OpensBrowser().OpenAsync($"boutique/checkout/payments/{Some.NewId()}");

        Assert.Equal(HttpStatusCode.OK, callback.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Answer.StatusCode);
        Assert.Equal("Paiement introuvable", Assert.Single(unknown.Texts("h1")));
    }

    [Fact]
    public async Task The_hosts_output_cache_shows_no_page_of_another_shopper()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Host = builder => builder.Services.AddOutputCache(
                cache => cache.AddBasePolicy(policy => policy.Expire(TimeSpan.FromMinutes(1)))),
            Pipeline = app =>
            {
                app.UseRouting();
                app.UseOutputCache();
            },
        });
        var cart = Some.Cart();
        var first = await shop.GoesToPayAsync(cart);
        var second = await shop.GoesToPayAsync(cart);
        await first.PaysAsync();
        var id = (await shop.Gateway.InvoicesAsync())[0]!["transactionId"]!.GetValue<string>();

        var before = new ResultPage(await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}"));
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        var after = new ResultPage(await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}"));

        Assert.NotEqual(first.CheckoutKey, second.CheckoutKey);
        Assert.Equal("pending", before.Status);
        Assert.Equal("paid", after.Status);
    }

    [Fact]
    public async Task The_hosts_habit_of_repeating_requests_repeats_no_create()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Configure = checkout => checkout.Services.AddTransient<Insistent>()
                .ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler<Insistent>()),
        });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await shop.Gateway.FailsAsync("create", "status-500", times: 0);

        await summary.PressesPayAsync();

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_forged_host_header_shapes_no_address()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        string Value(string name) => summary.Page.Require($"form[data-checkout-form] [name={name}]").GetAttribute("value")!;
        var fields = new[] { "checkoutKey", "__RequestVerificationToken", "reference" }
            .Select(name => KeyValuePair.Create(name, Value(name)));

        await summary.Page.Browser.GoAsync(() => new(HttpMethod.Post, new Uri(Shop.Home, "checkout/pay"))
        {
            Headers = { { "Host", "evil.example" }, { "X-Forwarded-Host", "evil.example" }, { "X-Forwarded-Proto", "https" } },
            Content = new FormUrlEncodedContent(fields),
        });

        var invoice = (await shop.Gateway.InvoicesAsync())[0]!;
        Assert.All(
            new[] { "returnUrl", "cancelUrl", "callbackUrl" },
            name => Assert.StartsWith("http://localhost:5080/checkout/", invoice[name]!.GetValue<string>(), StringComparison.Ordinal));
    }
}

// A retry handler that hosts add to all their HTTP clients.
internal sealed class Insistent : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode || attempt == 3)
            {
                return answer;
            }
        }
    }
}
