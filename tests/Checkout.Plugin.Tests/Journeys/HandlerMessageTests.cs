using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A handler's message is stored and logged without line breaks, bidirectional controls and excess length.
public sealed class HandlerMessageTests
{
    private const string Mark = "FORGED";

    private static readonly string[] Controls =
    [
        "\r\n", "\n", "\r", "\u001b[2K", "\u009b", "\u0085", "\u2028", "\u2029", "\0", "\b", "\u007f", "\v",
        "\u202e", "\u2066", "\u200f", "\u061c", "\u200b",
    ];

    [Fact]
    public async Task A58_A_reason_of_a_handler_begins_no_line_in_the_log()
    {
        await using var shop = await Shop.OpenAsync();
        foreach (var control in Controls)
        {
            shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow($"x{control}{Mark}"));
            shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused($"x{control}{Mark}"));
            await PaysAsync(shop);
        }

        AssertNoneBegins(shop.Log.Ours);
        Assert.Equal(2 * Controls.Length, shop.Log.Ours.Count(line => line.Contains(Mark, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reason_is_cleaned_in_the_attention_list_and_in_the_journal()
    {
        await using var shop = await Shop.OpenAsync();
        foreach (var control in Controls)
        {
            shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused($"x{control}{Mark}"));
            await PaysAsync(shop);
        }

        AssertNoneBegins((await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Select(item => item.Detail!));
        AssertNoneBegins([await shop.Database.TextsAsync("checkout_event")]);
    }

    [Fact]
    public async Task A58_An_exception_of_a_handler_begins_no_line_in_the_log()
    {
        await using var shop = await Shop.OpenAsync();
        foreach (var control in Controls)
        {
            shop.Script.Answers.Enqueue(
                () => throw new InvalidOperationException($"outer{control}{Mark}", new FormatException($"inner{control}{Mark}")));
            await PaysAsync(shop);
        }

        AssertNoneBegins(shop.Log.Ours);
        var failed = shop.Log.Ours.Where(line => line.StartsWith("Error 4004", StringComparison.Ordinal)).ToList();
        Assert.Equal(Controls.Length, failed.Count);
        Assert.Contains("InvalidOperationException: outer", failed[0], StringComparison.Ordinal);
        Assert.Contains("FormatException: inner", failed[0], StringComparison.Ordinal);
        Assert.Contains(nameof(ScriptedFulfillment), failed[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_reason_of_a_handler_is_cut_off_in_the_log()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => throw new InvalidOperationException(new string('x', 20_000)));
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused(new string('x', 20_000)));

        await PaysAsync(shop);

        Assert.DoesNotContain(shop.Log.Ours, line => line.Contains(new string('x', 501), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reason_that_ends_in_a_dot_is_logged_with_one_dot()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("The stock is being counted."));
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("The article is gone."));

        await PaysAsync(shop);

        Assert.DoesNotContain(shop.Log.Ours, line => line.Contains("..", StringComparison.Ordinal));
        Assert.Contains(shop.Log.Ours, line => line.Contains("The article is gone.", StringComparison.Ordinal));
    }

    private static void AssertNoneBegins(IEnumerable<string> texts) =>
        Assert.DoesNotContain(texts, text => Controls.Any(control => text.Contains($"{control}{Mark}", StringComparison.Ordinal)));

    private static async Task PaysAsync(Shop shop)
    {
        await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(10));
    }
}
