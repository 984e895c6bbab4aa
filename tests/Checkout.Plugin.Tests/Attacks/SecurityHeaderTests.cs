using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// The headers of the checkout's responses, in shops whose middleware sets other values.
public sealed class SecurityHeaderTests
{
    private const string Hosts = "script-src 'self' https://cdn.example";

    private const string StrictPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly Dictionary<string, Action<WebApplication>> Hostile = new(StringComparer.Ordinal)
    {
        ["sets no header"] = _ => { },
        ["sets headers before"] = app => app.Use((context, next) =>
        {
            Overwrite(context.Response.Headers);
            return next(context);
        }),
        ["sets headers after"] = app => app.Use(async (context, next) =>
        {
            await next(context);
            Overwrite(context.Response.HasStarted ? new HeaderDictionary() : context.Response.Headers);
        }),
        ["sets headers on starting"] = app => app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Overwrite(context.Response.Headers);
                return Task.CompletedTask;
            });
            return next(context);
        }),
    };

    public static TheoryData<string> Shops => [.. Hostile.Keys];

    [Theory]
    [MemberData(nameof(Shops))]
    public async Task A46_No_answer_may_be_shown_in_a_frame(string host)
    {
        await using var shop = await Shop.OpenAsync(new() { Pipeline = Hostile[host] });

        var answers = await ResponseSampler.AllAsync(shop, shop.OpensBrowser());

        Assert.All(answers, answer =>
            Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.Equal("DENY", answer.Header("X-Frame-Options")));
    }

    [Theory]
    [MemberData(nameof(Shops))]
    public async Task A47_No_answer_is_cached_sniffed_or_sent_as_a_referrer(string host)
    {
        await using var shop = await Shop.OpenAsync(new() { Pipeline = Hostile[host] });

        var answers = await ResponseSampler.AllAsync(shop, shop.OpensBrowser());

        Assert.True(answers.Select(answer => answer.StatusCode).Distinct().Count() >= 6, "too few kinds of answers to prove anything");
        Assert.All(answers, answer =>
            Assert.True(
                answer.Headers.CacheControl is { NoStore: true, Public: false, MaxAge: null },
                $"{answer.RequestMessage} {answer.Headers}"));
        Assert.All(answers, answer => Assert.Contains("Cookie", answer.Header("Vary"), StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.Equal("no-referrer", answer.Header("Referrer-Policy")));
        Assert.All(answers, answer => Assert.Equal("nosniff", answer.Header("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("_Layout", "frame-ancestors 'none'")]
    [InlineData("", StrictPolicy)]
    public async Task The_shops_policy_is_kept_and_pages_without_shop_content_are_strict(string layout, string ours)
    {
        var settings = Hosting.EmbeddedShop.With(new Hosts.Sessions.SessionShop(), Hostile["sets headers before"]);
        settings.Values["Checkout:Layout"] = layout;
        await using var shop = await Shop.OpenAsync(settings);
        var shelf = await shop.OpensBrowser().OpenAsync("");

        var summary = new SummaryPage(
            await (await shelf.SubmitAsync("form[data-add-to-basket=tissu]")).FollowAsync("a[data-checkout-start]"));
        var forwarding = await summary.PaysAsync();

        Assert.Equal([Hosts, ours], summary.Page.Answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith(
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'",
            forwarding.Page.Answer.Headers.GetValues("Content-Security-Policy").Last(),
            StringComparison.Ordinal);
        Assert.Equal([Hosts], shelf.Answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal("unsafe-url", shelf.Answer.Header("Referrer-Policy"));
    }

    [Fact]
    public async Task Style_sheet_and_script_are_cached_for_a_year()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var sheet = await summary.Page.FollowAsync("link[rel=stylesheet]");

        Assert.Equal("public, max-age=31536000, immutable", sheet.Answer.Header("Cache-Control"));
        Assert.Equal("nosniff", sheet.Answer.Header("X-Content-Type-Options"));
    }

    private static void Overwrite(IHeaderDictionary headers)
    {
        (headers.CacheControl, headers.Vary, headers.XFrameOptions) = ("public, max-age=600", "Accept-Language", "ALLOWALL");
        (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers["Referrer-Policy"]) = (Hosts, "", "unsafe-url");
    }
}
