using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

public sealed class PathLaws
{
    private static readonly string[] Pieces =
    [
        "/", "//", "///", "\\", "/\\", "\\/", "\t", "\n", "\r", "\0", " ", ".", "..", "/..", "/.", "@", ":", "?", "#", "%2f", "%5c", "%09",
        "%2e", ";", "evil.example", "localhost", "shop.example", "user:password", "https:", "javascript:alert(1)", "orders", "é", "／", "＼",
        "。", "\u200b", "\u2028", "\u0085", "\ufeff", "\ud800", "[::1]", "1",
    ];

    private static Gen<string> Path =>
        from start in Gen.Frequency((4, Gen.Constant("/")), (1, Gen.Elements(Pieces)))
        from pieces in Gen.OneOf(Gen.Elements(Pieces), Any.Trap).ListOf()
        select start + string.Concat(pieces);

    [Fact]
    public void A38_An_accepted_path_stays_in_the_shop_in_every_browser() => Law.Holds(
        from path in Path
        from pathBase in Gen.Elements("", "/shop", "/a/b")
        from page in Gen.Elements(
            "https://shop.example/checkout/payments/1", "http://shop.example:8080/shop/checkout", "https://shop.example/")
        select (path, pathBase, page),
        it =>
        {
            var context = new DefaultHttpContext { Request = { PathBase = it.pathBase } };
            if (CheckoutUrls.InShop(context, it.path) is { } accepted)
            {
                var page = new Uri(it.page);
                var dotnetUri = new Uri(page, accepted);
                var browserUrl = new Url(new Url(it.page), accepted);
                Assert.Equal(page.Scheme, dotnetUri.Scheme);
                Assert.Equal(page.Authority, dotnetUri.Authority);
                Assert.Equal("", dotnetUri.UserInfo);
                Assert.Equal(page.Scheme, browserUrl.Scheme);
                Assert.Equal(page.Authority, browserUrl.Host);
                Assert.False(browserUrl.IsInvalid);
            }
        });

    [Fact]
    public void Ordinary_paths_are_accepted() => Law.Holds(
        from segments in Any.Of("abcXYZ019._~é-", 1, 12).NonEmptyListOf()
        from query in Gen.Elements("", "?a=b&c=%2F", "#top")
        select $"/{string.Join('/', segments)}{query}",
        path => Assert.True(CheckoutUrls.StaysInShop(path)));
}
