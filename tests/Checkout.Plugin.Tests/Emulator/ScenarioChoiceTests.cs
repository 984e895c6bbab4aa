using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class ScenarioChoiceTests
{
    [Theory]
    [InlineData("22660990002", "notcompleted")]
    [InlineData("22660990003", "pending")]
    [InlineData("22660990001", "completed")]
    public async Task The_end_of_a_number_chooses(string customer, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.DirectAsync(customer);

        Assert.Equal(status, await gateway.StatusAsync(created));
    }

    [Theory]
    [InlineData("22660990002", "notcompleted", 2)]
    [InlineData("22660990003", "pending", 0)]
    [InlineData("22660990008", "completed", 1)]
    public async Task On_the_hosted_page_the_number_that_the_payer_types_chooses(string number, string status, int callbacks)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        using var left = await gateway.ActAsync(created, "approve", ("number", number));

        Assert.Equal(status, await gateway.StatusAsync(created));
        Assert.Equal(callbacks, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task A_payer_who_stays_pending_may_try_again_with_another_number()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();
        using var first = await gateway.ActAsync(created, "approve", ("number", "22660990003"));

        using var second = await gateway.ActAsync(created, "approve", ("number", "22660000000"));

        Assert.Equal("completed", await gateway.StatusAsync(created));
        Assert.Equal(
            ["pending-for-ever", null], (await gateway.LedgerAsync("?endpoint=approve")).Select(entry => (string?)entry!["scenario"]));
    }

    [Fact]
    public async Task Every_magic_number_is_listed_once_and_plays_a_scenario_of_its_own()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var known = (await gateway.GetAsync("/_emulator/scenarios"))["known"]!.AsArray();

        Assert.All(known, row => Assert.Matches("^9900[0-9]{2}$", (string?)row!["numberEndsWith"]));
        Assert.Equal(known.Count, known.Select(row => (string?)row!["numberEndsWith"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(known.Count, known.Select(row => (string?)row!["name"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_rule_is_for_the_next_payment_unless_it_is_permanent()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.ChooseAsync(new { scenario = "decline" });
        await gateway.ChooseAsync(new { scenario = "success", times = 0 });

        List<string?> statuses = [await EndAsync(gateway), await EndAsync(gateway), await EndAsync(gateway)];
        using var cleared = await gateway.Client.DeleteAsync("/_emulator/scenarios");

        Assert.Equal(["notcompleted", "completed", "completed"], statuses);
        Assert.Equal("pending", await EndAsync(gateway));
    }

    [Fact]
    public async Task A_rule_can_be_for_one_payment_or_one_number()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.ChooseAsync(new { scenario = "decline", transactionId = "another" });
        await gateway.ChooseAsync(new { scenario = "success", customer = DirectOrder.MtnIvory });

        Assert.Equal("pending", await EndAsync(gateway));
        Assert.Equal("completed", await gateway.StatusAsync(await gateway.DirectAsync(DirectOrder.MtnIvory)));
    }

    [Fact]
    public async Task The_payments_own_word_goes_before_rules_and_those_before_the_number()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.ChooseAsync(new { scenario = "success" });

        var own = await gateway.StatusAsync(await gateway.PlayAsync("decline", "22660990003"));
        var ruled = await gateway.StatusAsync(await gateway.DirectAsync("22660990003"));
        var numbered = await gateway.StatusAsync(await gateway.DirectAsync("22660990003"));

        Assert.Equal("notcompleted", own);
        Assert.Equal("completed", ruled);
        Assert.Equal("pending", numbered);
    }

    [Fact]
    public async Task A_rule_may_bring_its_own_wait()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.ChooseAsync(new { scenario = "late-by-a-day", seconds = 30 });
        var created = await gateway.DirectAsync(DirectOrder.MoovBurkina);

        gateway.Clock.Advance(TimeSpan.FromSeconds(30));
        await gateway.Shop.ReceivesAsync(2);

        Assert.Equal("completed", await gateway.StatusAsync(created));
    }

    [Fact]
    public async Task The_ledger_and_the_invoice_name_the_scenario()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PlayAsync("only-json");

        Assert.Equal("only-json", (string?)(await gateway.LedgerAsync("?endpoint=direct-create")).Single()!["scenario"]);
        Assert.Equal("only-json", (string?)(await gateway.GetAsync($"/_emulator/invoices/{SampleOrder.TransactionId}"))["scenario"]);
    }

    [Fact]
    public async Task A_word_of_the_shops_own_is_no_scenario()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        Assert.Equal("pending", await gateway.StatusAsync(await gateway.PlayAsync("summer-sale")));
    }

    [Theory]
    [InlineData("""{"scenario":"explode"}""")]
    [InlineData("""{"scenario":"completes-after:soon"}""")]
    [InlineData("""{"scenario":"success","times":-1}""")]
    [InlineData("""{"scenario":"success","seconds":-1}""")]
    [InlineData("""{"scenario":"success","often":1}""")]
    [InlineData("{}")]
    public async Task A_rule_that_cannot_be_played_is_refused_with_a_sentence(string rule)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PostAsync("/_emulator/scenarios", new StringContent(rule));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((string)(await EmulatorHost.ReadAsync(response))["error"]!);
        Assert.Empty((await gateway.GetAsync("/_emulator/scenarios"))["next"]!.AsArray());
    }

    private static async Task<string?> EndAsync(EmulatorHost gateway) =>
        await gateway.StatusAsync(await gateway.DirectAsync(DirectOrder.MoovBurkina));
}
