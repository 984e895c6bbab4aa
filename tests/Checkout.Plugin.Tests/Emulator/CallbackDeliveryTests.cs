using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class CallbackDeliveryTests
{
    [Theory]
    [InlineData("https://shop.example/callback", "", "refused")]
    [InlineData("https://shop.example/callback", "other.example, shop.example", "delivered")]
    [InlineData("http://127.0.0.1:1/callback", "", "delivered")]
    [InlineData("", "", "refused")]
    [InlineData("file:///etc/hostname", "", "refused")]
    public async Task Callbacks_go_to_loopback_and_to_hosts_named_in_the_settings(string address, string allowed, string outcome)
    {
        await using var gateway = await EmulatorHost.StartAsync($"--Emulator:AllowCallbacksTo={allowed}");
        await gateway.PayAsync(order: SampleOrder.With(commande => commande["actions"]!["callback_url"] = address));

        var ledger = await gateway.LedgerAsync("?endpoint=callback");

        Assert.Equal([outcome, outcome], ledger.Select(entry => (string?)entry!["outcome"]));
        Assert.Equal(outcome == "delivered" ? 2 : 0, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task The_shops_answer_is_in_the_ledger_and_nothing_is_repeated()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        gateway.Shop.AnswersWith = HttpStatusCode.InternalServerError;

        await gateway.PayAsync();

        var ledger = await gateway.LedgerAsync($"?endpoint=callback&transactionId={SampleOrder.TransactionId}");
        Assert.Equal(2, ledger.Count);
        Assert.Equal(500, (int?)ledger[0]!["status"]);
        Assert.Equal(200, ((string?)ledger[0]!["answer"])!.Length);
        Assert.Equal(gateway.Shop.Received[0].Body, (string?)ledger[0]!["body"]);
        Assert.Equal("application/x-www-form-urlencoded", (string?)ledger[0]!["contentType"]);
    }

    [Fact]
    public async Task A_shop_that_cannot_be_reached_is_in_the_ledger_too()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        gateway.Shop.Opens = Task.FromException(new HttpRequestException("no route"));

        await gateway.PayAsync();

        var ledger = await gateway.LedgerAsync("?endpoint=callback");
        Assert.All(ledger, entry => Assert.Equal("failed", (string?)entry!["outcome"]));
        Assert.All(ledger, entry => Assert.Equal("HttpRequestException: no route", (string?)entry!["error"]));
    }
}
