using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class DirectCreateTests
{
    [Theory]
    [InlineData(DirectOrder.OrangeBurkina, "123456")]
    [InlineData(DirectOrder.MoovBurkina, "")]
    [InlineData(DirectOrder.MtnIvory, "")]
    public async Task A_phone_decides_after_the_fixed_sentence(string customer, string otp)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.DirectAsync(customer, otp);

        Assert.Equal("00", (string?)created["response_code"]);
        Assert.Equal(DirectOrder.Sentence, (string?)created["response_text"]);
        Assert.StartsWith("eyJ0eXAiOiJKV1Qi", (string?)created["token"], StringComparison.Ordinal);
        Assert.Equal("https://client.ligdicash.com/wiki/createInvoice", (string?)created["wiki"]);
    }

    [Theory]
    [InlineData(DirectOrder.WaveSenegal, "/pay/invoice/", "39")]
    [InlineData("224620000000", "/pay/invoice/", "33")]
    [InlineData(DirectOrder.OrangeIvory, "/pay/portal/", "16")]
    [InlineData("22370000000", "/pay/portal/", "18")]
    public async Task A_redirecting_operator_answers_an_address_that_offers_it_alone(string customer, string path, string operatorId)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.DirectAsync(customer);
        var page = await gateway.OpenAsync((string)created["response_text"]!);

        Assert.StartsWith(path, new Uri((string)created["response_text"]!).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal([operatorId], page.QuerySelectorAll("input[name=operator]").Select(input => input.GetAttribute("value")));
        Assert.Equal(customer, page.QuerySelector("input[name=number]")!.GetAttribute("value"));
        Assert.Equal(path == "/pay/portal/", page.QuerySelector("[data-operator-portal]") is not null);
    }

    [Theory]
    [InlineData("approve", "completed")]
    [InlineData("decline", "notcompleted")]
    public async Task What_the_payer_does_at_the_operators_portal_reaches_confirm(string action, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.DirectAsync(DirectOrder.OrangeIvory);

        using var left = await gateway.Client.PostAsync($"/pay/invoice/{(string?)created["token"]}/{action}", content: null);

        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Equal(status, await gateway.StatusAsync(created));
        Assert.Equal("ORANGE CI", (string?)(await gateway.ConfirmAsync((string)created["token"]!))["operator_name"]);
    }

    [Theory]
    [InlineData(DirectOrder.OrangeBurkina, "11", "ORANGE BURKINA")]
    [InlineData(DirectOrder.MoovBurkina, "12", "MOOV AFRICA BURKINA")]
    [InlineData(DirectOrder.OrangeIvory, "16", "ORANGE CI")]
    [InlineData("2250171584035", "14", "MOOV CI")]
    [InlineData(DirectOrder.MtnIvory, "15", "MTN CI")]
    [InlineData("22995000000", "2", "MOOV BENIN")]
    [InlineData("2290197000000", "1", "MTN BENIN")]
    [InlineData("224620000000", "33", "ORANGE GUINEE")]
    [InlineData("224660000000", "51", "MTN GUINEE")]
    [InlineData("22370000000", "18", "ORANGE MALI")]
    [InlineData("22796000000", "27", "AIRTEL NIGER")]
    [InlineData("22790000000", "28", "ORANGE/ZAMANI NIGER")]
    [InlineData("22794000000", "29", "MOOV AFRICA NIGER")]
    [InlineData(DirectOrder.WaveSenegal, "39", "WAVE SENEGAL")]
    [InlineData("22890000000", "3", "YAS TOGO")]
    public async Task The_operator_follows_from_the_number(string customer, string id, string name)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.DirectAsync(customer, "123456");
        await gateway.DecideAsync($"invoices/{SampleOrder.TransactionId}/approve");

        var report = await gateway.ConfirmAsync((string)created["token"]!);

        Assert.Equal(id, (string?)report["operator_id"]);
        Assert.Equal(name, (string?)report["operator_name"]);
        Assert.Equal(customer, (string?)report["customer"]);
    }

    [Theory]
    [InlineData("", "08")]
    [InlineData("000000", "15")]
    [InlineData("12", "15")]
    [InlineData("12a456", "15")]
    [InlineData("999999", "16")]
    public async Task An_operator_with_a_code_says_what_is_wrong_with_it(string otp, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        (await gateway.DirectAsync(DirectOrder.OrangeBurkina, otp)).Refuses(code);
    }

    [Fact]
    public async Task A_right_code_pays_once_the_answer_is_out_and_calls_back()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.DirectAsync(DirectOrder.OrangeBurkina, "0123");

        Assert.Equal("completed", await gateway.StatusAsync(created));
        Assert.Equal(
            ["direct-create", "callback", "callback", "confirm"],
            (await gateway.LedgerAsync()).Select(entry => (string?)entry!["endpoint"]));
        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Theory]
    [InlineData(DirectOrder.MoovBurkina, "approve", "completed")]
    [InlineData(DirectOrder.MtnIvory, "decline", "notcompleted")]
    public async Task A_prompt_waits_until_the_payer_answers_it(string customer, string action, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.DirectAsync(customer);
        var before = await gateway.StatusAsync(created);

        await gateway.DecideAsync($"invoices/{SampleOrder.TransactionId}/{action}");

        Assert.Equal("pending", before);
        Assert.Equal(status, await gateway.StatusAsync(created));
        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Theory]
    [InlineData("", "08")]
    [InlineData("+22660000000", "08")]
    [InlineData("226 60 00 00 00", "08")]
    [InlineData("60000000", "08")]
    [InlineData("33600000000", "07")]
    [InlineData("22668000000", "07")]
    public async Task A_number_without_an_operator_is_refused(string customer, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        (await gateway.DirectAsync(customer)).Refuses(code);
    }

    [Theory]
    [InlineData(8, "02")]
    [InlineData(99, "02")]
    [InlineData(2_000_001, "02")]
    public async Task An_amount_below_the_operators_least_is_refused(long amount, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var order = DirectOrder.From(DirectOrder.MoovBurkina);
        order["commande"]!["invoice"]!["total_amount"] = amount;

        (await gateway.PostAsync(DirectOrder.Path, order)).Refuses(code);
    }

    [Fact]
    public async Task What_the_official_libraries_send_is_tolerated()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var order = DirectOrder.From(DirectOrder.MoovBurkina);
        order["commande"]!["invoice"]!["total_amount"] = "12500";
        order["commande"]!["invoice"]!["devise"] = "xof";
        order["commande"]!["actions"] = new JsonObject { ["callback_url"] = "http://localhost/checkout/callback" };
        order["commande"]!["custom_data"] = new JsonArray();

        var created = await gateway.PostAsync(DirectOrder.Path, order);

        Assert.Equal("00", (string?)created["response_code"]);
        Assert.Equal(12_500, (long?)(await gateway.ConfirmAsync((string)created["token"]!))["amount"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"commande\":")]
    [InlineData("{\"commande\":{\"invoice\":{}}}")]
    public async Task Garbage_is_refused_as_an_input_error(string body)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PostAsync(DirectOrder.Path, new StringContent(body));

        (await EmulatorHost.ReadAsync(response)).Refuses("08");
    }

    [Fact]
    public async Task Without_keys_nothing_is_asked_of_any_phone()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        gateway.Client.DefaultRequestHeaders.Clear();

        var answer = await gateway.DirectAsync(DirectOrder.MoovBurkina);

        answer.Refuses("00");
        Assert.Empty((await gateway.Client.GetStringAsync("/_emulator/invoices")).Trim('[', ']'));
    }
}
