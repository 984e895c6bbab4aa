using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

// What official libraries are known to send and the documentation does not show.
public sealed class ToleranceTests
{
    [Theory]
    [InlineData(EmulatorHost.CreatePath, "")]
    [InlineData(DirectOrder.Path, DirectOrder.MoovBurkina)]
    public async Task Amounts_may_come_as_text(string path, string customer)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.PostAsync(path, SampleOrder.With(commande =>
        {
            var invoice = commande["invoice"]!;
            invoice["customer"] = customer;
            invoice["total_amount"] = "12500";
            invoice["items"]![0]!["quantity"] = "5";
            invoice["items"]![0]!["unit_price"] = "2500";
            invoice["items"]![0]!["total_price"] = "12500";
        }));

        Assert.Equal("00", (string?)created["response_code"]);
        Assert.Equal("12500", (await gateway.ConfirmAsync((string)created["token"]!))["amount"]!.ToJsonString());
    }

    [Fact]
    public async Task Direct_payins_may_name_the_callback_alone_and_write_the_currency_small()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.PostAsync(DirectOrder.Path, SampleOrder.With(commande =>
        {
            commande["invoice"]!["customer"] = DirectOrder.MoovBurkina;
            commande["invoice"]!["devise"] = "xof";
            commande["actions"] = new JsonObject { ["callback_url"] = "http://localhost/checkout/callback" };
            commande["custom_data"] = new JsonArray();
        }));

        Assert.Equal("00", (string?)created["response_code"]);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Wallet_payouts_may_say_to_ligdicash_and_text_amounts(bool toLigdiCash, int topUpWallet)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var order = PayoutOrder.To(PayoutOrder.Orange, "1000", toWallet: false);
        order["commande"]!["to_ligdicash"] = toLigdiCash;

        var created = await gateway.PostAsync(PayoutOrder.WalletPath, order);

        Assert.Equal("00", (string?)created["response_code"]);
        Assert.Equal(topUpWallet, (int?)(await gateway.GetAsync($"/_emulator/payouts/{PayoutOrder.TransactionId}"))["topUpWallet"]);
    }

    [Fact]
    public async Task A_wrong_total_is_accepted_with_a_warning_in_ledger_and_page()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.CreateAsync(SampleOrder.With(commande => commande["invoice"]!["items"]![0]!["total_price"] = 5_000));

        Assert.Equal("00", (string?)created["response_code"]);
        Assert.Equal("total_price of 'Tissu' is not unit_price × quantity", (string?)(await gateway.LedgerAsync()).Single()!["warning"]);
        Assert.Contains("unit_price × quantity", (await gateway.OpenAsync("/")).Body!.TextContent, StringComparison.Ordinal);
    }
}
