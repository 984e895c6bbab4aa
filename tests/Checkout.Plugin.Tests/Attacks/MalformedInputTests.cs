using System.Net;
using System.Text.Json;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Fields that come twice, oversized forms, and texts that only look like ids.
public sealed class MalformedInputTests
{
    // Each looks or compares like the id under some rule: upper case, full-width and Arabic digits, a NUL, spaces, zero-width characters,
    // look-alike letters, double escaping.
    private static readonly Dictionary<string, Func<string, string>> LookAlikes = new(StringComparer.Ordinal)
    {
        ["upper case"] = id => id.ToUpperInvariant(),
        ["full width"] = id => string.Concat(id.Select(letter => (char)(letter + 0xFEE0))),
        ["Arabic digits"] = id => string.Concat(id.Select(letter => char.IsDigit(letter) ? (char)(letter - '0' + '\u0660') : letter)),
        ["Cyrillic letters"] = id => id.Replace('a', 'а').Replace('c', 'с').Replace('e', 'е'),
        ["a NUL behind"] = id => id + "\0",
        ["a NUL within"] = id => $"{id[..^1]}\0",
        ["a space behind"] = id => id + " ",
        ["a space before"] = id => " " + id,
        ["a line behind"] = id => id + "\r\n",
        ["no width within"] = id => id.Insert(16, "\u200b"),
        ["a mark behind"] = id => id + "\u0301",
        ["turned round"] = id => "\u202e" + id,
        ["dashes"] = id => Guid.Parse(id).ToString("D"),
        ["escaped twice"] = id => $"%{(int)id[0]:x2}{id[1..]}",
        ["a quote behind"] = id => id + "'",
        ["a pattern"] = id => $"{id[..^1]}_",
        ["one less"] = id => id[..^1],
        ["a dot behind"] = id => id + ".",
        ["a matrix behind"] = id => id + ";x",
    };

    public static TheoryData<string> FieldNames => [.. PayFormFields.All];

    public static TheoryData<string> Likenesses => [.. LookAlikes.Keys];

    // The server refuses a NUL in an address.
    public static TheoryData<string> LikenessesInAddresses =>
        [.. LookAlikes.Keys.Where(likeness => !likeness.Contains("NUL", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(FieldNames))]
    public async Task A17_A_field_sent_twice_or_also_in_the_address_makes_the_form_invalid(string field)
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var form = FormOf(summary, field);

        var twin = (field.ToUpperInvariant(), form.First(entry => entry.Name == field).Value);
        Page[] answers =
        [
            await PostsAsync(summary, "checkout/pay", [.. form, (field, "1")]),
            await PostsAsync(summary, "checkout/pay", [.. form, twin]),
            await PostsAsync(summary, $"checkout/pay?{field}=1", form),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Answer.StatusCode));
        Assert.Equal(0, await AllPaymentMethods.CreatesAsync(shop));
        Assert.Equal(HttpStatusCode.OK, (await PostsAsync(summary, "checkout/pay?utm=1&utm=2", form)).Answer.StatusCode);
    }

    [Fact]
    public async Task A17_A_summary_that_is_asked_for_two_carts_shows_neither()
    {
        await using var shop = await Shop.OpenAsync();
        var carts = new[] { Some.Cart(), Some.Cart() };
        Array.ForEach(carts, cart => shop.Script.Carts[cart.Reference] = cart);

        var page = await shop.OpensBrowser().OpenAsync($"checkout?reference={carts[0].Reference}&reference={carts[1].Reference}");

        Assert.Equal(HttpStatusCode.BadRequest, page.Answer.StatusCode);
        Assert.Null(page.Find("form"));
    }

    [Theory]
    [InlineData("firstName", 66_000, 413)]
    [InlineData("unknown", 66_000, 413)]
    [InlineData("firstName", 60_000, 200)]
    public async Task A_form_of_more_than_sixty_four_kilobytes_is_not_read(string field, int length, int status)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var answer = await PostsAsync(
            summary, "checkout/pay", [.. FormOf(summary, "email"), (field == "firstName" ? "lastName" : field, new string('x', length))]);

        Assert.Equal(status, (int)answer.Answer.StatusCode);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Theory]
    [MemberData(nameof(LikenessesInAddresses))]
    public async Task A56_A_text_similar_to_a_payments_id_matches_no_payment_on_any_route(string likeness)
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var alike = Uri.EscapeDataString(LookAlikes[likeness](id));
        var stranger = shop.OpensBrowser();

        foreach (var path in ResponseSampler.PathsOf(alike))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"checkout/{path}")).Answer.StatusCode);
        }

        await ResponseSampler.PostCallbackAsync(stranger, $"checkout/payout-callback/{alike}", id);
        await AssertUntouchedAsync(shop, id);
    }

    [Theory]
    [MemberData(nameof(Likenesses))]
    public async Task A56_A_text_similar_to_an_id_matches_nothing_in_a_callback(string likeness)
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();

        await ResponseSampler.PostCallbackAsync(
            shop.OpensBrowser(), "checkout/callback", JsonEncodedText.Encode(LookAlikes[likeness](id)).ToString());

        await AssertUntouchedAsync(shop, id);
    }

    [Theory]
    [MemberData(nameof(Likenesses))]
    public async Task A56_A_text_similar_to_an_id_is_not_a_key_of_a_form(string likeness)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await summary.PaysAsync();

        var answer = await summary.PressesPayAsync(("checkoutKey", LookAlikes[likeness](summary.CheckoutKey)));

        Assert.True(answer.Answer.StatusCode == HttpStatusCode.BadRequest || answer.IsReplay, $"{answer.Answer.StatusCode}");
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    private static async Task AssertUntouchedAsync(Shop shop, string id)
    {
        var row = (await shop.PaymentByIdAsync(id)).Row;
        Assert.Null(row.CalledBackAt);
        Assert.Null(row.ReturnedAt);
    }

    private static (string Name, string Value)[] FormOf(SummaryPage summary, string also) =>
        [
            .. new[] { "__RequestVerificationToken", "reference", "checkoutKey" }.Where(name => name != also)
                .Select(name => (name, summary.Page.Require($"form [name={name}]").GetAttribute("value")!)),
            (also, Proper(summary, also)),
        ];

    private static string Proper(SummaryPage summary, string field) =>
        field is "reference" or "checkoutKey" or "cartSeen" ? summary.Page.Require($"form [name={field}]").GetAttribute("value")! : "";

    private static Task<Page> PostsAsync(SummaryPage summary, string path, (string Name, string Value)[] form) =>
        summary.Page.Browser.GoAsync(() => new(HttpMethod.Post, new Uri(Shop.Home, path))
        {
            Content = new FormUrlEncodedContent(form.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))),
        });
}
