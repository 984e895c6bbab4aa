using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class StartPageTests
{
    [Theory]
    [InlineData(DirectOrder.MoovBurkina, "MOOV AFRICA BURKINA")]
    [InlineData(DirectOrder.MtnIvory, "*133#")]
    public async Task A_prompt_on_a_phone_is_answered_from_the_page(string customer, string shown)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.DirectAsync(customer);
        var prompt = (await gateway.OpenAsync("/")).QuerySelector("[data-phone-prompt]")!;

        var after = await PressAsync(gateway, prompt.QuerySelector("[data-payer-action=approve]")!);

        Assert.Contains(shown, prompt.TextContent, StringComparison.Ordinal);
        Assert.Contains("12\u00A0500\u00A0F\u00A0CFA", prompt.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector("[data-phone-prompt]"));
        Assert.Equal("completed", await gateway.StatusAsync(created));
    }

    [Theory]
    [InlineData("approve", "completed")]
    [InlineData("decline", "notcompleted")]
    public async Task A_waiting_payout_is_decided_from_the_page(string action, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PayOutAsync(toWallet: false);
        var page = await gateway.OpenAsync("/");

        await PressAsync(gateway, page.QuerySelector($"[data-payout-prompt] [data-payer-action={action}]")!);

        Assert.Equal(status, await gateway.PayoutStatusAsync(created));
    }

    [Fact]
    public async Task A_decision_that_comes_too_late_is_reported()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.DirectAsync(DirectOrder.MoovBurkina);
        var decline = (await gateway.OpenAsync("/")).QuerySelector("[data-phone-prompt] [data-payer-action=decline]")!;
        await gateway.DecideAsync($"invoices/{SampleOrder.TransactionId}/approve");

        var after = await PressAsync(gateway, decline);

        Assert.NotNull(after.QuerySelector("[data-too-late]"));
        Assert.Equal("completed", after.QuerySelector("[data-invoice]")!.GetAttribute("data-invoice-status"));
    }

    [Fact]
    public async Task Redirecting_operators_and_settled_payments_show_no_prompt()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.DirectAsync(DirectOrder.WaveSenegal);
        await gateway.CreateAsync();
        await gateway.StatusAsync(await gateway.PlayAsync("success"));

        Assert.Null((await gateway.OpenAsync("/")).QuerySelector("[data-phone-prompt]"));
    }

    [Fact]
    public async Task The_codes_of_wallets_are_shown()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.GetAsync("/pay/v02/debitotp/22670000001/5000");

        var otp = (await gateway.OpenAsync("/")).QuerySelector("[data-otp='22670000001']")!;

        Assert.Matches("^[0-9]{6}$", otp.QuerySelector("[data-otp-code]")!.TextContent);
    }

    [Fact]
    public async Task What_came_in_went_out_and_was_answered_is_shown()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.StatusAsync(await gateway.PlayAsync("success"));

        var page = await gateway.OpenAsync("/");

        Assert.Equal(["confirm", "direct-create"], page.QuerySelectorAll("[data-came-in]").Select(row => row.GetAttribute("data-came-in")));
        Assert.All(page.QuerySelectorAll("[data-went-out]"), row => Assert.Contains("noted", row.TextContent, StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelectorAll("[data-went-out=delivered]").Length);
    }

    [Fact]
    public async Task A_callback_is_sent_again_from_the_page()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.StatusAsync(await gateway.PlayAsync("success"));
        await gateway.PayOutAsync(toWallet: true);
        await gateway.CallbacksAreDoneAsync();
        var page = await gateway.OpenAsync("/");

        await PressAsync(gateway, page.QuerySelector("[data-invoice] [data-resend-callback]")!);
        await PressAsync(gateway, page.QuerySelector("[data-payout] [data-resend-callback]")!);

        Assert.Equal(8, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task The_next_scenario_is_chosen_and_cleared_on_the_page()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var page = await gateway.OpenAsync("/");

        var chosen = await PressAsync(
            gateway, page.QuerySelector("[data-choose-scenario]")!, ("scenario", "decline"), ("seconds", "30"), ("stands", "1"));
        var created = await gateway.DirectAsync(DirectOrder.MoovBurkina);
        var before = await gateway.StatusAsync(created);
        gateway.Clock.Advance(TimeSpan.FromSeconds(30));
        await gateway.Shop.ReceivesAsync(2);
        var cleared = await PressAsync(gateway, chosen.QuerySelector("[data-clear-scenarios]")!);

        Assert.Equal("decline", chosen.QuerySelector("[data-next-scenario]")!.GetAttribute("data-next-scenario"));
        Assert.Equal("pending", before);
        Assert.Equal("notcompleted", await gateway.StatusAsync(created));
        Assert.Null(cleared.QuerySelector("[data-next-scenario]"));
    }

    [Fact]
    public async Task It_lists_the_magic_numbers_and_needs_no_script()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var page = await gateway.OpenAsync("/");

        Assert.Contains("990002", page.QuerySelector("[data-magic-numbers]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, style, [style], [onclick]"));
        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotEmpty(page.QuerySelectorAll("[lang=en]"));
    }

    [Fact]
    public async Task What_a_shop_wrote_is_text_and_never_markup()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var order = DirectOrder.From(DirectOrder.MoovBurkina);
        order["commande"]!["store"]!["name"] = "<b>Faso</b>";
        order["commande"]!["custom_data"]!["transaction_id"] = "<i>7</i>";
        await gateway.PostAsync(DirectOrder.Path, order);

        Assert.Empty((await gateway.OpenAsync("/")).QuerySelectorAll("b, i"));
    }

    private static async Task<IDocument> PressAsync(EmulatorHost gateway, IElement form, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await gateway.Client.PostAsync(form.GetAttribute("action"), content);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await gateway.OpenAsync(answer.Headers.Location!.OriginalString);
    }
}
