using AngleSharp.Dom;
using Checkout.Plugin.Hosts.Workshop;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A shop with automatic validation by FluentValidation and with views that are compiled at run time.
public sealed class WorkshopShopTests : IDisposable
{
    private readonly DirectoryInfo _views = Directory.CreateTempSubdirectory("workshop-");

    [Fact]
    public async Task A_shop_that_compiles_views_at_run_time_and_validates_forms_automatically_sells()
    {
        await using var shop = await OpenAsync();

        var result = await shop.IsPaidAsync(await (await GoesToPayAsync(shop)).PaysAsync());

        Assert.Equal("paid", result.Status);
        Assert.Equal(1, shop.TimesFulfilled("wish"));
    }

    [Fact]
    public async Task Automatic_validation_does_not_touch_the_form_of_the_checkout()
    {
        await using var shop = await OpenAsync();
        var summary = await GoesToPayAsync(shop);
        var seen = shop.Services.GetRequired<SeenCarts>();
        seen.Count = 0;

        await summary.PaysAsync();

        Assert.Equal(1, seen.Count);
        Assert.Equal("invalid", await WishesAsync(shop, "dentelle"));
        Assert.Equal("tissu kept", await WishesAsync(shop, "tissu"));
    }

    [Fact]
    public async Task A_rule_of_the_shop_for_carts_is_shown_once()
    {
        await using var shop = await OpenAsync();

        var summary = await GoesToPayAsync(shop, "many");

        Assert.Equal("Trois pièces au plus.", Assert.Single(summary.Problems));
    }

    [Fact]
    public async Task A_view_written_and_changed_while_the_shop_runs_replaces_the_checkouts()
    {
        await using var shop = await OpenAsync();
        var payment = await shop.IsPaidAsync(await (await GoesToPayAsync(shop)).PaysAsync());

        await WriteAsync("Bravo");
        var written = await ShowsAsync(payment, "Bravo");
        await WriteAsync("Merci");
        var changed = await ShowsAsync(payment, "Merci");

        Assert.Equal("paid", payment.Status);
        Assert.Equal("paid", written.GetAttribute("data-own"));
        Assert.Equal("paid", changed.GetAttribute("data-own"));
    }

    public void Dispose() => _views.Delete(recursive: true);

    private Task<Shop> OpenAsync()
    {
        var settings = EmbeddedShop.With(new WorkshopShop(_views.FullName));
        settings.Values["Checkout:Layout"] = "";
        return Shop.OpenAsync(settings);
    }

    private static async Task<SummaryPage> GoesToPayAsync(Shop shop, string reference = "wish") =>
        new(await shop.OpensBrowser().OpenAsync($"checkout?reference={reference}"));

    private static async Task<string> WishesAsync(Shop shop, string article)
    {
        using var answer = await shop.PostsAsync("wish", new FormUrlEncodedContent([new("Article", article)]));
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task WriteAsync(string title)
    {
        var folder = _views.CreateSubdirectory("Views/CheckoutPlugin");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "Result.cshtml"),
            $$"""
            @model LigdiCash.Checkout.PaymentView
            @{ Layout = null; }
            <h1 data-own="@Model.Payment.Status.ToString().ToLowerInvariant()">{{title}}</h1>
            """,
            TestContext.Current.CancellationToken);
    }

    // The shop notices a changed file within seconds.
    private static async Task<IElement> ShowsAsync(ResultPage payment, string title)
    {
        IElement? heading = null;
        await Eventually.TrueAsync(async () =>
        {
            heading = (await payment.Page.Browser.OpenAsync(payment.Page.Address.AbsoluteUri)).Find("h1");
            return heading?.TextContent == title;
        });
        return heading!;
    }
}
