using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void The_set_up_is_the_sample_shops_own()
    {
        var program = File.ReadAllText(Path.Combine(Repository.Root, "sample-shop", "Program.cs"));
        var regions = CheckoutRegions().Matches(program).Select(region => region.Groups["code"].Value);

        Assert.Equal(Normal(string.Concat(regions)), Normal(Code("builder.Services.AddCheckout")));
        Assert.InRange(Code("builder.Services.AddCheckout").Trim().Split('\n').Length, 1, 10);
    }

    [Theory]
    [InlineData("class BasketCartSource", "BasketCartSource.cs")]
    [InlineData("class OrderFulfillment", "OrderFulfillment.cs")]
    public void The_shops_two_classes_are_the_sample_shops_own(string opening, string file)
    {
        var source = File.ReadAllText(
            Directory.GetFiles(Path.Combine(Repository.Root, "sample-shop"), file, SearchOption.AllDirectories).Single());

        Assert.Contains(Normal(Code(opening)), Normal(source), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_try_is_code_that_compiles_here() =>
        Assert.Contains(Normal(Code("class FirstCart")), Normal(SourceOf("FirstTryTests.cs")), StringComparison.Ordinal);

    [Fact]
    public void The_refund_is_code_that_compiles_here() =>
        Assert.Contains(Normal(Code("class RefundClerk")), Normal(SourceOf("RefundClerk.cs")), StringComparison.Ordinal);

    [Fact]
    public void The_payment_code_of_the_sample_shop_is_under_forty_lines()
    {
        var set = CheckoutRegions().Matches(File.ReadAllText(Path.Combine(Repository.Root, "sample-shop", "Program.cs")))
            .Select(region => region.Groups["code"].Value);
        var classes = Directory.GetFiles(Path.Combine(Repository.Root, "sample-shop", "Checkout")).Select(File.ReadAllText);

        Assert.InRange(set.Concat(classes).SelectMany(text => text.Split('\n')).Count(line => line.Trim().Length > 0), 10, 39);
    }

    [Fact]
    public void Every_setting_of_the_table_exists_and_every_setting_is_in_the_table()
    {
        var settings = Settings(typeof(CheckoutOptions), "Checkout").Order().ToList();
        var documented = Regex.Matches(Readme, "`(?<key>Checkout:[A-Za-z:]+)`", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["key"].Value).Distinct().Order().ToList();

        Assert.Equal(settings, documented);
    }

    private static IEnumerable<string> Settings(Type options, string prefix) => options.GetProperties().SelectMany(property =>
        property.PropertyType.IsClass && property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal)
            ? Settings(property.PropertyType, $"{prefix}:{property.Name}")
            : [$"{prefix}:{property.Name}"]);

    private static string Code(string opening) =>
        CodeBlocks().Matches(Readme).Select(block => block.Groups["code"].Value)
            .Single(code => code.Contains(opening, StringComparison.Ordinal));

    private static string SourceOf(string file)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Checkout.Plugin.Tests", "Hosting");
        return File.ReadAllText(Directory.GetFiles(folder, file, SearchOption.AllDirectories).Single());
    }

    private static string Normal(string code) =>
        Regex.Replace(code, @"\s+", " ", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Trim();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex("// <checkout>\n(?<code>.*?)// </checkout>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CheckoutRegions();
}
