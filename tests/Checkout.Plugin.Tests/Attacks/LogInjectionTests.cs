using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Texts that begin a new log line or overwrite one. The framework's own log lines about an address do not count.
public sealed class LogInjectionTests
{
    private const string Mark = "FORGED";

    private static readonly string[] Controls =
        ["\r\n", "\n", "\r", "\u001b[2K", "\u001b]0;", "\u009b", "\u0085", "\u2028", "\u2029", "\0", "\b", "\u007f", "\v", "\f", "\u202e"];

    [Fact]
    public async Task A58_No_text_of_a_request_begins_a_line_in_the_log()
    {
        await using var shop = await AllPaymentMethods.OpenAsync(
            new() { Values = { ["Checkout:Limits:PaysPerMinutePerBrowser"] = "1000" } });
        var (summary, asked) = (await shop.GoesToPayAsync(Some.Cart()), 0);

        foreach (var text in Controls.Select(control => $"x{control}{Mark}"))
        {
            foreach (var (_, request) in PublicInputs.With(text))
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
    public async Task A58_No_text_of_the_gateway_begins_a_line_in_the_log()
    {
        var text = "";
        await using var shop = await Shop.OpenAsync(
            new() { Host = builder => builder.Services.AddBeforeGateway(() => new TextAppender(() => text)) });

        foreach (var control in Controls)
        {
            text = $"x{control}{Mark}";
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

    // Appends a text to whatever members the gateway uses.
    private sealed class TextAppender(Func<string> text) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            var members = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
            // In a successful answer this is the address of the payment page.
            string[] kept =
                ["response_code", "status", "token", members["response_code"]!.GetValue<string>() == "00" ? "response_text" : ""];
            var texts = members.Where(member => member.Value?.GetValueKind() == JsonValueKind.String).Select(member => member.Key);
            foreach (var name in texts.Except(kept, StringComparer.Ordinal).ToList())
            {
                members[name] = $"{members[name]}{text()}";
            }

            answer.Content = new StringContent(members.ToJsonString());
            return answer;
        }
    }
}
