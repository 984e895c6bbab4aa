using Xunit;

namespace Checkout.Plugin.Tests;

// A shop's style sheet may set the size of the root element, as Bootstrap 3 does. Sizes follow the text around the checkout instead.
public sealed class RootSizeTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    private const string Sizes = """
        root => {
          document.documentElement.style.fontSize = root;
          document.querySelector('.co').style.fontSize = '16px';
          const size = (selector, property) => parseFloat(getComputedStyle(document.querySelector(selector))[property]);
          return [size('.co-lines tfoot td', 'fontSize'), size('.co-lines tbody th', 'fontSize'), size('.co-form .co-button', 'minHeight')];
        }
        """;

    [Theory]
    [InlineData("10px")]
    [InlineData("16px")]
    [InlineData("20px")]
    public async Task The_total_is_larger_than_its_lines_and_the_button_is_large_enough_for_a_finger(string root)
    {
        await using var visit = await shop.OpensAsync($"root-{root}");
        await visit.ToSummaryAsync();

        var sizes = await visit.Page.EvaluateAsync<double[]>(Sizes, root);
        await visit.SeesAsync(".co-lines", "summary");

        Assert.Equal([18.4, 16, 48], sizes.Select(size => Math.Round(size, 1)));
    }
}
