using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Messages that two parsers read differently: duplicate names, and values of an unexpected type.
public sealed class AmbiguousMessageTests
{
    private const string Status = "\"status\":\"completed\"";

    public static TheoryData<string, string> Answers => new()
    {
        { Status, "\"status\":\"pending\",\"status\":\"completed\"" },
        { Status, "\"status\":\"completed\",\"status\":\"pending\"" },
        { Status, "\"status\":\"completed\",\"\\u0073tatus\":\"pending\"" },
        { Status, "\"status\":[\"completed\"]" },
        { Status, "\"status\":{\"completed\":true}" },
        { Status, "\"status\":true" },
        { Status, "\"Status\":\"completed\"" },
        { "\"amount\":12500", "\"amount\":12500,\"amount\":1" },
        { "\"amount\":12500", "\"amount\":1,\"amount\":12500" },
        { "\"amount\":12500", "\"amount\":[12500]" },
        { "\"amount\":12500", "\"amount\":\"12500abc\"" },
        { "\"amount\":12500", "\"amount\":1.25e4,\"\\u0061mount\":1" },
        { "\"montant\":12500", "\"montant\":12500,\"montant\":1" },
        { "\"montant\":12500", "\"montant\":true" },
        { "\"custom_data\":", "\"custom_data\":[],\"custom_data\":" },
        { "\"valueof_customdata\":", "\"valueof_customdata\":\"x\",\"valueof_customdata\":" },
        { "\"keyof_customdata\":", "\"keyof_customdata\":\"x\",\"keyof_customdata\":" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A55_A_confirmation_that_can_be_read_in_two_ways_pays_nothing(string original, string replacement)
    {
        var replacer = new TextReplacer(original, replacement);
        await using var shop = await Shop.OpenAsync(
            new() { Host = builder => builder.Services.AddBeforeGateway(() => new TextReplacer(replacer)) });
        var cart = Some.Cart(12_500);
        var id = await shop.OpensPaymentAsync(cart);

        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        Assert.True(replacer.Replacements > 0, "The answer does not contain the text.");
        Assert.NotEqual(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Equal(0, await shop.TimesFulfilledAsync(cart.Reference));
    }

    [Theory]
    [InlineData("""{"transaction_id":"#1","transaction_id":"#2"}""")]
    [InlineData("""{"transaction_id":"#1","\u0074ransaction_id":"#2"}""")]
    [InlineData("""{"custom_data":{"transaction_id":"#1"},"custom_data":{"transaction_id":"#2"}}""")]
    [InlineData("""{"custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":"#1","valueof_customdata":"#2"}]}""")]
    [InlineData("""{"transaction_id":["#1"]}""")]
    [InlineData("""{"transaction_id":{"#1":true}}""")]
    [InlineData("""{"transaction_id":true}""")]
    [InlineData("transaction_id=#1&transaction_id=#2")]
    [InlineData("custom_data[transaction_id]=#1&custom_data[transaction_id]=#2")]
    [InlineData("transaction_id[]=#1")]
    public async Task A55_A_callback_that_names_two_payments_or_none_asks_nothing(string body)
    {
        await using var shop = await Shop.OpenAsync();
        var (first, second) = (await shop.OpensPaymentAsync(), await shop.OpensPaymentAsync());

        var answer = await shop.PostsAsync(
            "checkout/callback",
            new StringContent(
                body.Replace("#1", first, StringComparison.Ordinal).Replace("#2", second, StringComparison.Ordinal), Encoding.UTF8));
        await shop.ProcessesDueWorkAsync();

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(0, await shop.Gateway.ConfirmsAsync());
    }

    // Replaces a text in the gateway's answers to confirms.
    private sealed class TextReplacer(string original, string replacement) : DelegatingHandler
    {
        private readonly TextReplacer? _shared;

        public TextReplacer(TextReplacer shared)
            : this("", "") => _shared = shared;

        public int Replacements { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Get)
            {
                answer.Content = new StringContent(
                    _shared!.Replace(await answer.Content.ReadAsStringAsync(cancellationToken)), Encoding.UTF8, "application/json");
            }

            return answer;
        }

        private string Replace(string answer)
        {
            Replacements += answer.Contains(original, StringComparison.Ordinal) ? 1 : 0;
            return answer.Replace(original, replacement, StringComparison.Ordinal);
        }
    }
}
