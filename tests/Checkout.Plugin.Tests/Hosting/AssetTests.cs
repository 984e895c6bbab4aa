using System.IO.Compression;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

public sealed class AssetTests
{
    [Fact]
    public async Task Sizes_do_not_depend_on_the_shops_root_size()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var sheet = await summary.Page.Browser.OpenAsync(summary.Page.Require("link[rel=stylesheet]").GetAttribute("href")!);

        Assert.DoesNotMatch("[0-9]rem\\b", sheet.Html);
    }

    [Theory]
    [InlineData("gzip, deflate, br", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData(null, false)]
    public async Task Style_sheet_and_script_are_compressed_for_clients_that_accept_it(string? accepted, bool compressed)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        using var client = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };
        using var request = new HttpRequestMessage(HttpMethod.Get, summary.Page.Require("link[rel=stylesheet]").GetAttribute("href"));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        await using var content = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(compressed ? new GZipStream(content, CompressionMode.Decompress) : content);
        Assert.Equal(compressed, answer.Content.Headers.ContentEncoding.Contains("gzip"));
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        Assert.Contains(".co-button", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
