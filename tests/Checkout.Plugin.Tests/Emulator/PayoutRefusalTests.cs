using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class PayoutRefusalTests
{
    [Theory]
    [InlineData(false, "99", "02")]
    [InlineData(false, "1000001", "02")]
    [InlineData(false, "100.5", "02")]
    [InlineData(false, "\"much\"", "02")]
    [InlineData(true, "99", "05")]
    [InlineData(true, "1000001", "05")]
    [InlineData(false, "100", null)]
    [InlineData(true, "1000000", null)]
    [InlineData(true, "\"1000\"", null)]
    public async Task The_amount_is_within_its_limits(bool toWallet, string amount, string? code)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.PostAsync(
            PayoutOrder.PathOf(toWallet), PayoutOrder.To(PayoutOrder.Orange, JsonNode.Parse(amount)!, toWallet));

        Assert.Equal(code is null ? "" : $"Echec (Code{code})", (string?)answer["response_text"]);
    }

    [Theory]
    [InlineData(false, "04")]
    [InlineData(true, "03a")]
    public async Task A_second_payout_to_a_number_waits_for_a_day(bool toWallet, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PayOutAsync(toWallet);

        var soon = await gateway.PayOutAsync(toWallet, amount: 2_000, transactionId: "P-2");
        var elsewhere = await gateway.PayOutAsync(toWallet, PayoutOrder.Moov, transactionId: "P-3");
        gateway.Clock.Advance(TimeSpan.FromHours(24));
        var later = await gateway.PayOutAsync(toWallet, amount: 2_000, transactionId: "P-4");

        soon.Refuses(code);
        Assert.Equal("00", (string?)elsewhere["response_code"]);
        Assert.Equal("00", (string?)later["response_code"]);
    }

    [Fact]
    public async Task A_payout_that_failed_does_not_hinder_the_next()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PayOutAsync(toWallet: false);
        await gateway.DecideAsync($"payouts/{PayoutOrder.TransactionId}/decline");

        var next = await gateway.PayOutAsync(toWallet: false);

        Assert.Equal("00", (string?)next["response_code"]);
    }

    [Fact]
    public async Task A_transaction_id_is_used_once_on_wallet_and_repeated_on_mobile_money()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PayOutAsync(toWallet: true);
        await gateway.PayOutAsync(toWallet: false, PayoutOrder.Moov, transactionId: "P-2");

        var again = await gateway.PayOutAsync(toWallet: true);
        var repeated = await gateway.PayOutAsync(toWallet: false, DirectOrder.MtnIvory, transactionId: "P-2");

        again.Refuses("07");
        Assert.Equal("00", (string?)repeated["response_code"]);
    }

    [Fact]
    public async Task Of_two_equal_requests_at_once_one_is_refused()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => gateway.PayOutAsync(toWallet: true)));

        Assert.Single(answers, answer => (string?)answer["response_code"] == "00");
        Assert.Equal(7, answers.Count(answer => (string?)answer["response_text"] == "Echec (Code07)"));
    }

    [Theory]
    [InlineData(false, "08")]
    [InlineData(true, "04")]
    public async Task The_balance_of_the_recipients_operator_must_suffice(bool toWallet, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await SetBalanceAsync(gateway, """{"11":1500}""");

        var first = await gateway.PayOutAsync(toWallet);
        var second = await gateway.PayOutAsync(toWallet, "22674000000", transactionId: "P-2");
        var other = await gateway.PayOutAsync(toWallet, PayoutOrder.Moov, transactionId: "P-3");

        Assert.Equal("00", (string?)first["response_code"]);
        second.Refuses(code);
        Assert.Equal("00", (string?)other["response_code"]);
        Assert.Equal(500, (long?)(await gateway.GetAsync("/_emulator/balance"))["11"]);
    }

    [Fact]
    public async Task A_failed_payout_gives_its_money_back()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await SetBalanceAsync(gateway, """{"11":1500}""");
        await gateway.PayOutAsync(toWallet: false);

        await gateway.DecideAsync($"payouts/{PayoutOrder.TransactionId}/decline");

        Assert.Equal(1_500, (long?)(await gateway.GetAsync("/_emulator/balance"))["11"]);
    }

    [Theory]
    [InlineData(false, "06")]
    [InlineData(true, "03")]
    public async Task An_operator_without_a_sub_account_is_refused(bool toWallet, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await SetBalanceAsync(gateway, """{"11":null}""");

        (await gateway.PayOutAsync(toWallet)).Refuses(code);
    }

    [Theory]
    [InlineData("""{"99":1}""")]
    [InlineData("""{"11":"much"}""")]
    [InlineData("[]")]
    public async Task A_balance_that_is_none_is_refused_with_a_sentence(string body)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PutAsync("/_emulator/balance", new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((string)(await EmulatorHost.ReadAsync(response))["error"]!);
    }

    [Theory]
    [InlineData(false, "05")]
    [InlineData(true, "03")]
    public async Task A_number_without_an_operator_is_refused(bool toWallet, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        (await gateway.PayOutAsync(toWallet, "33600000000")).Refuses(code);
    }

    [Fact]
    public async Task A_number_without_a_wallet_is_refused_there_and_paid_on_the_phone()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        (await gateway.PayOutAsync(toWallet: true, "22670990029")).Refuses("02");
        Assert.Equal("00", (string?)(await gateway.PayOutAsync(toWallet: false, "22670990029"))["response_code"]);
    }

    [Theory]
    [InlineData("""{"top_up_wallet":0}""", null)]
    [InlineData("""{"top_up_wallet":"1"}""", null)]
    [InlineData("""{"to_ligdicash":true}""", null)]
    [InlineData("{}", "09")]
    [InlineData("""{"top_up_wallet":2}""", "09")]
    [InlineData("""{"top_up_wallet":null}""", "09")]
    public async Task A_wallet_payout_says_where_the_money_ends(string instead, string? code)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var order = PayoutOrder.To(PayoutOrder.Orange, 1_000, toWallet: false);
        foreach (var (name, value) in JsonNode.Parse(instead)!.AsObject())
        {
            order["commande"]![name] = value?.DeepClone();
        }

        var answer = await gateway.PostAsync(PayoutOrder.WalletPath, order);

        Assert.Equal(code is null ? "" : $"Echec (Code{code})", (string?)answer["response_text"]);
    }

    [Theory]
    [InlineData(false, "", "09")]
    [InlineData(true, "{", "09")]
    [InlineData(false, """{"commande":[]}""", "09")]
    [InlineData(true, """{"commande":{"amount":1000}}""", "09")]
    public async Task Garbage_is_refused_in_the_shape_of_its_endpoint(bool toWallet, string body, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PostAsync(PayoutOrder.PathOf(toWallet), new StringContent(body));
        var answer = await EmulatorHost.ReadAsync(response);

        answer.Refuses(code);
        Assert.Equal(toWallet ? "[]" : "\"\"", answer["custom_data"]!.ToJsonString());
        Assert.EndsWith(toWallet ? "/createWithdrawal" : "/createStraightWithdrawal", (string?)answer["wiki"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_keys_nothing_is_paid_and_nothing_disclosed()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PayOutAsync(toWallet: false);
        gateway.Client.DefaultRequestHeaders.Clear();

        (await gateway.PayOutAsync(toWallet: true, transactionId: "P-2")).Refuses("00");
        (await gateway.PayOutAsync(toWallet: false, transactionId: "P-3")).Refuses("00");
        (await gateway.GetAsync($"{PayoutOrder.ConfirmPath}/?withdrawalToken={(string?)created["token"]}")).Refuses("00");
        Assert.Single((await gateway.Client.GetFromJsonAsync<JsonArray>("/_emulator/payouts"))!);
    }

    private static async Task SetBalanceAsync(EmulatorHost gateway, string balances)
    {
        using var response = await gateway.Client.PutAsync("/_emulator/balance", new StringContent(balances));
        response.EnsureSuccessStatusCode();
    }
}
