using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Checkout.Plugin.Tests;

// Each kind of leak is produced on purpose, and the detector must find it.
public sealed class CanaryTests
{
    private const string Number = "22670555123";
    private readonly CanaryDetector _detector = new(new());

    private static readonly string[] Canaries =
        [Shop.ApiKey, Shop.ApiToken, $"{Canary.AnyToken.Text}e30.x", Number, "918273", "Ouédraogo", "awa@example.com"];

    [Theory]
    [InlineData("log line")]
    [InlineData("page")]
    [InlineData("header X-Leak")]
    [InlineData("header Location")]
    [InlineData("URL")]
    public async Task A60_A_leak_of_a_shop_fails_the_test_that_opened_it(string sink)
    {
        var leaked = "";
        var shop = await Shop.OpenAsync(new()
        {
            Pipeline = app => app.Map("/leak", (HttpContext context, ILogger<CanaryTests> logger) => Leak(sink, leaked, context, logger)),
        });
        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("phone", Number), ("otp", "918273"));

        foreach (var canary in Canaries)
        {
            leaked = canary;
            await shop.OpensBrowser().OpenAsync(sink == "URL" ? $"leak?{Uri.EscapeDataString(canary)}" : "leak");
            var found = Assert.Throws<CanaryFoundException>(shop.Canaries.ThrowIfFound);
            Assert.Contains($"{Kind(canary)} in a {sink}, ", found.Message, StringComparison.Ordinal);
        }

        await shop.OpensBrowser().OpenAsync($"leak?{Shop.ApiKey}");
        await Assert.ThrowsAsync<CanaryFoundException>(async () => await shop.DisposeAsync());
    }

    [Fact]
    public void A59_A_canary_in_a_trace_metric_or_caught_exception_fails_the_run()
    {
        using var sinks = new CanarySinks(_detector);
        using var source = new ActivitySource("a source of this test");
        using var meter = new Meter("a meter of this test");
        _detector.Known.Add(CanaryKind.Key, "canary-of-this-test");

        Assert.Contains(
            "Key in a trace's tag a step note, 1 times",
            Found(() => source.StartActivity("a step")!.SetTag("note", "by canary-of-this-test").Dispose()),
            StringComparison.Ordinal);
        Assert.Contains(
            "Key in a trace's name", Found(() => source.StartActivity("canary-of-this-test")!.Dispose()), StringComparison.Ordinal);
        Assert.Contains(
            "Key in a trace's tag a step name",
            Found(() => source.StartActivity("a step")!.AddEvent(new("canary-of-this-test")).Dispose()),
            StringComparison.Ordinal);
        Assert.Contains(
            "Key in a metric's tag counted who",
            Found(() => meter.CreateCounter<long>("counted").Add(1, new KeyValuePair<string, object?>("who", "canary-of-this-test"))),
            StringComparison.Ordinal);
        Assert.Contains(
            "Key in a thrown exception",
            Found(() => Record.Exception(() => new CheckoutTexts([])["canary-of-this-test"])),
            StringComparison.Ordinal);
    }

    // The client's messages show 01 95 12 34 56 to a person who mistypes a number of Bénin.
    [Theory]
    [InlineData("0195123456")]
    [InlineData("95 12 34 56")]
    [InlineData("+229 01 95 12 34 56")]
    public void The_example_of_a_numbering_plan_is_no_canary_in_any_form(string typed)
    {
        _detector.Known.Add(CanaryKind.Number, typed);

        _detector.Inspect("page", "write it as 01 95 12 34 56, 95 12 34 56 or +229 01 95 12 34 56");

        _detector.ThrowIfFound();
    }

    [Fact]
    public void A59_The_listeners_of_the_whole_run_are_in_place()
    {
        using var source = new ActivitySource("another source of this test");
        using var meter = new Meter("another meter of this test");

        Assert.True(source.StartActivity("a step") is { IsAllDataRequested: true });
        Assert.True(meter.CreateCounter<long>("counted").Enabled);
    }

    [Fact]
    public async Task A_canary_in_its_own_place_is_no_leak()
    {
        await using var shop = await AllPaymentMethods.OpenAsync();

        await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync();
        var again = await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(AllPaymentMethods.Mobile(Number, "ORANGE BURKINA"));

        Assert.Contains(Number, again.Html, StringComparison.Ordinal);
        shop.Canaries.ThrowIfFound();
    }

    [Theory]
    [InlineData("Await", "Awa", false)]
    [InlineData("of Awa, who", "Awa", true)]
    [InlineData("Awa", "Awa", true)]
    [InlineData("by Ou&#xE9;draogo", "Ouédraogo", true)]
    [InlineData("{\"name\":\"Ou\\u00E9draogo\"}", "Ouédraogo", true)]
    [InlineData("?name=Ou%C3%A9draogo", "Ouédraogo", true)]
    public void A_name_is_found_in_every_spelling_as_a_whole_word_only(string text, string name, bool found)
    {
        _detector.Known.Add(CanaryKind.Person, name);

        Assert.Equal(found, _detector.Known.FindIn(text).Any());
    }

    [Theory]
    [InlineData(nameof(CanaryKind.Person), "completed")]
    [InlineData(nameof(CanaryKind.Person), "226")]
    [InlineData(nameof(CanaryKind.Code), "000000")]
    [InlineData(nameof(CanaryKind.Code), "transaction_id")]
    [InlineData(nameof(CanaryKind.Number), "226")]
    public void A_short_typed_text_is_no_canary(string kind, string text)
    {
        _detector.Known.Add(Enum.Parse<CanaryKind>(kind), text);

        Assert.Empty(_detector.Known.FindIn($"a line with {text} in it"));
    }

    private static async Task Leak(string sink, string canary, HttpContext context, ILogger logger)
    {
        switch (sink)
        {
            case "log line": logger.Log(LogLevel.Information, default, canary, null, (said, _) => said); break;
            case "header X-Leak": context.Response.Headers["X-Leak"] = Uri.EscapeDataString(canary); break;
            case "header Location": context.Response.Redirect($"/checkout?of={Uri.EscapeDataString(canary)}"); break;
            case "page": await context.Response.WriteAsync($"<p>{System.Net.WebUtility.HtmlEncode(canary)}</p>"); break;
        }
    }

    private static CanaryKind Kind(string canary) => canary switch
    {
        Shop.ApiKey or Shop.ApiToken => CanaryKind.Key,
        Number => CanaryKind.Number,
        "918273" => CanaryKind.Code,
        ['e', 'y', ..] => CanaryKind.Token,
        _ => CanaryKind.Person,
    };

    private string Found(Action leak)
    {
        leak();
        return Assert.Throws<CanaryFoundException>(_detector.ThrowIfFound).Message;
    }
}
