using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Texts that would begin a line of their own in a log, or write over one. What the framework says of an address is its own affair.
public sealed class ForgedLogLines
{
    private const string Mark = "FORGED";

    private static readonly string[] Controls =
        ["\r\n", "\n", "\r", "\u001b[2K", "\u001b]0;", "\u009b", "\u0085", "\u2028", "\u2029", "\0", "\b", "\u007f", "\v", "\f", "\u202e"];

    [Fact]
    public async Task A58_Nothing_from_outside_begins_a_line_in_the_log()
    {
        await using var shop = await EveryWayToPay.OpenAsync(new() { Values = { ["Checkout:Limits:PaysPerMinuteAndBrowser"] = "1000" } });
        var (summary, asked) = (await shop.GoesToPayAsync(Some.Cart()), 0);

        foreach (var text in Controls.Select(control => $"x{control}{Mark}"))
        {
            foreach (var (_, request) in Places.With(text))
            {
                await shop.AnswerAsync(request);
                asked++;
            }

            await summary.PressesPayAsync(("firstName", text), ("lastName", text), ("email", text), ("method", text), ("operator", text), ("phone", text), ("otp", text), ("checkoutKey", text));
            await shop.Gateway.FailsAsync("create", "code02");
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("firstName", text), ("lastName", text));
            await summary.AsksAsync([("Idempotency-Key", text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))]);
        }

        Assert.True(asked > 500, $"{asked}");
        Assert.NotEmpty(shop.Log.Ours);
        Assert.DoesNotContain(shop.Log.Ours, line => Controls.Any(control => line.Contains($"{control}{Mark}", StringComparison.Ordinal)));
    }
}
