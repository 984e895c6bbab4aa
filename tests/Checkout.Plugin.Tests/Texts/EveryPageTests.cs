using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Checkout.Plugin.Tests.Texts;

public sealed partial class EveryPageTests
{
    public static TheoryData<string, string> States =>
        [.. from state in PageState.All.Keys from language in new[] { "fr", "en" } select (state, language)];

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_page_shows_the_status_in_the_shoppers_language(string state, string language)
    {
        var words = TextFile.Ours(language).Words;
        await using var shop = await AllPaymentMethods.OpenAsync(new() { Pipeline = app => app.UseRequestLocalization(language) });

        var page = await PageState.All[state].Reach(shop);

        Assert.Equal(language, page.Require("html").GetAttribute("lang"));
        Assert.Equal(words[PageState.All[state].Keys[0]], Assert.Single(page.Texts("h1")));
        Assert.All(PageState.All[state].Keys, key => Assert.Matches(Said(words[key]), Read(page)));
    }

    [Fact]
    public void Every_title_text_and_instruction_was_seen_on_a_page() =>
        Assert.Empty(TextFile.Ours("fr").Words.Keys.Where(key => Telling().IsMatch(key))
            .Except(PageState.All.Values.SelectMany(state => state.Keys), StringComparer.Ordinal));

    // Any value may stand in the placeholders.
    private static string Said(string words) => Gap().Replace(Regex.Escape(words), ".+");

    private static string Read(Page page) =>
        string.Join('\n', page.Texts("h1, h2, p, a, li, legend, label, small, figcaption, button, svg[aria-label]"));

    [GeneratedRegex("[.](title|text)$|^wait[.]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Telling();

    [GeneratedRegex(@"\\\{[0-9]+\}", RegexOptions.None, 1_000)]
    private static partial Regex Gap();
}
