using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Texts that would begin a line of their own in a log, or write over one. What the framework says of an address is its own affair.
public sealed class LogInjectionTests
{
    private const string Mark = "FORGED";

    private static readonly string[] Controls =
        ["\r\n", "\n", "\r", "\u001b[2K", "\u001b]0;", "\u009b", "\u0085", "\u2028", "\u2029", "\0", "\b", "\u007f", "\v", "\f", "\u202e"];

    [Fact]
    public async Task A58_Nothing_from_outside_begins_a_line_in_the_log()
    {
        await using var shop = await EveryWayToPay.OpenAsync(new() { Values = { ["Checkout:Limits:PaysPerMinutePerBrowser"] = "1000" } });
        var (summary, asked) = (await shop.GoesToPayAsync(Some.Cart()), 0);

        foreach (var text in Controls.Select(control => $"x{control}{Mark}"))
        {
            foreach (var (_, request) in Places.With(text))
            {
                await shop.AnswerAsync(request);
                asked++;
            }

            await summary.PressesPayAsync(
                ("firstName", text), ("lastName", text), ("email", text), ("method", text), ("operator", text), ("phone", text),
                ("otp", text), ("checkoutKey", text));
            await shop.Gateway.FailsAsync("create", "code02");
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("firstName", text), ("lastName", text));
            await summary.AsksAsync(
                [("Idempotency-Key", text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))]);
        }

        Assert.True(asked > 500, $"{asked}");
        AssertNoneBegins(shop);
    }

    [Fact]
    public async Task A58_Nothing_that_the_gateway_says_begins_a_line_in_the_log_either()
    {
        var said = "";
        await using var shop = await Shop.OpenAsync(
            new() { Host = builder => builder.Services.AddBeforeGateway(() => new Embroiderer(() => said)) });

        foreach (var control in Controls)
        {
            said = $"x{control}{Mark}";
            await shop.Gateway.FailsAsync("create", "code02");
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync();
            await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync(Some.Cart()));
            await shop.SettlesAsync();
        }

        AssertNoneBegins(shop);
    }

    private static void AssertNoneBegins(Shop shop)
    {
        Assert.NotEmpty(shop.Log.Ours);
        Assert.DoesNotContain(shop.Log.Ours, line => Controls.Any(control => line.Contains($"{control}{Mark}", StringComparison.Ordinal)));
    }

    // Adds to whatever words the gateway uses.
    private sealed class Embroiderer(Func<string> said) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            var words = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
            // In an answer without fault this is the address of the payment page.
            string[] kept = ["response_code", "status", "token", words["response_code"]!.GetValue<string>() == "00" ? "response_text" : ""];
            var texts = words.Where(word => word.Value?.GetValueKind() == JsonValueKind.String).Select(word => word.Key);
            foreach (var name in texts.Except(kept, StringComparer.Ordinal).ToList())
            {
                words[name] = $"{words[name]}{said()}";
            }

            answer.Content = new StringContent(words.ToJsonString());
            return answer;
        }
    }
}
