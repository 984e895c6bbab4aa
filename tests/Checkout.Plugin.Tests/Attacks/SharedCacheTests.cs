using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Shops whose middleware caches everything that it may.
public sealed class SharedCacheTests
{
    private const string WithFilter = "response cache with a filter on all actions";

    private static readonly Dictionary<string, Action<WebApplication>> Caches = new(StringComparer.Ordinal)
    {
        ["output cache"] = app => app.UseRouting().UseOutputCache(),
        ["output cache before the routes are known"] = app => app.UseOutputCache().UseRouting(),
        ["response cache"] = app => app.UseResponseCaching().Use((context, next) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=600";
            return next(context);
        }),
        [WithFilter] = app => app.UseResponseCaching(),
    };

    public static TheoryData<string> Shops => [.. Caches.Keys];

    [Theory]
    [MemberData(nameof(Shops))]
    public async Task A47_No_page_of_one_browser_is_served_to_another_from_a_cache(string cache)
    {
        await using var shop = await OpenAsync(cache);
        var cart = Some.Cart();
        var mine = shop.OpensBrowser();
        var summary = await shop.GoesToPayAsync(cart, mine);
        var waiting = await (await (await (await summary.PaysAsync()).GoesOnAsync()).CancelsAsync()).ContinuesAsync();
        var theirs = shop.OpensBrowser();

        var otherSummary = await shop.GoesToPayAsync(cart, theirs);
        var before = new ResultPage(await theirs.OpenAsync(waiting.Page.Address.PathAndQuery));
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.SettlesAsync();
        var paid = await waiting.ReloadsAsync();
        var after = new ResultPage(await theirs.OpenAsync(waiting.Page.Address.PathAndQuery));

        Assert.NotEqual(summary.CheckoutKey, otherSummary.CheckoutKey);
        Assert.Equal("pending", before.Status);
        Assert.Equal("paid", after.Status);
        Assert.Contains("Tissu", paid.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tissu", after.Page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shops))]
    public async Task A47_None_of_our_answers_comes_from_a_cache_but_the_shops_own_page_does(string cache)
    {
        await using var shop = await OpenAsync(cache);
        var browser = shop.OpensBrowser();
        await ResponseSampler.AllAsync(shop, browser);

        await ResponseSampler.AllAsync(shop, browser);
        var news = new[] { await browser.OpenAsync("news"), await shop.OpensBrowser().OpenAsync("news") };

        Assert.DoesNotContain(browser.Answers.Where(answer => answer.RequestMessage!.RequestUri!.AbsolutePath != "/news"), answer =>
            answer.Headers.Age is not null);
        Assert.Equal(news[0].Html, news[1].Html);
        Assert.Equal(HttpStatusCode.OK, news[1].Answer.StatusCode);
    }

    // The shop's own page returns a new text at every request that the cache does not answer.
    private static Task<Shop> OpenAsync(string cache) => Shop.OpenAsync(new()
    {
        Host = builder =>
        {
            builder.Services.AddResponseCaching().AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache()));
            if (cache == WithFilter)
            {
                builder.Services.Configure<MvcOptions>(
                    mvc => mvc.Filters.Add(new ResponseCacheAttribute { Duration = 600, Location = ResponseCacheLocation.Any }));
            }
        },
        Pipeline = app =>
        {
            Caches[cache](app);
            app.MapGet("/news", (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=600";
                return CheckoutId.New();
            });
        },
    });
}
