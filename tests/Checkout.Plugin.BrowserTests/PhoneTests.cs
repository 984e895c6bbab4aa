using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests;

// Paying by phone or wallet without leaving the shop, with and without script; the phone is answered on the emulator's own page.
public sealed class PhoneTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    [Theory]
    [InlineData("70 00 10 01", "ORANGE BURKINA", "123456", true, 390)]
    [InlineData("70 00 10 02", "ORANGE BURKINA", "123456", false, 390)]
    [InlineData("60 00 10 03", "MOOV AFRICA BURKINA", null, true, 390)]
    [InlineData("60 00 10 04", "MOOV AFRICA BURKINA", null, false, 1280)]
    [InlineData("05 00 00 10 05", "MTN CI", null, true, 1280)]
    [InlineData("05 00 00 10 06", "MTN CI", null, false, 390)]
    public async Task Somebody_pays_by_a_phone_that_asks(string number, string named, string? code, bool script, int width)
    {
        var visit = await shop.OpensAsync($"phone-{named}-{(script ? "script" : "no-script")}", script, width: width);
        await ToSummaryAsync(visit, script);

        await ChoosesAsync(visit, number, named);
        await visit.SeesAsync("[name=phone]", "chosen");
        await CheckAsync(visit, script);
        Assert.Equal(code is not null, await visit.Page.Locator("[name=otp]").IsVisibleAsync());
        await (code is null ? Task.CompletedTask : visit.Page.Locator("[name=otp]").FillAsync(code));
        await PaysAsync(visit);
        if (code is null)
        {
            await visit.SeesAsync("[data-payment-status=pending] [data-checkout-instruction]", "waiting");
            await CheckAsync(visit, script);
            await AnswersThePhoneAsync(visit);
        }

        await visit.SeesAsync("[data-payment-status=paid]", "paid");
    }

    [Theory]
    [InlineData("77 000 10 07", "WAVE SENEGAL", true)]
    [InlineData("77 000 10 08", "WAVE SENEGAL", false)]
    [InlineData("07 00 00 10 09", "ORANGE CI", true)]
    [InlineData("07 00 00 10 10", "ORANGE CI", false)]
    public async Task Somebody_pays_at_their_operators_page(string number, string named, bool script)
    {
        var visit = await shop.OpensAsync($"redirect-{named}-{(script ? "script" : "no-script")}", script);
        await ToSummaryAsync(visit, script);

        await ChoosesAsync(visit, number, named);
        await PaysAsync(visit);
        await visit.SeesAsync("form[data-payer-action=approve]", "portal");
        await visit.ClicksAsync("form[data-payer-action=approve] :is(button, [type=submit])");

        await visit.SeesAsync("[data-payment-status=paid]", "paid");
    }

    [Theory]
    [InlineData("70 00 10 11", true)]
    [InlineData("70 00 10 12", false)]
    public async Task Somebody_pays_from_their_wallet_after_a_wrong_and_an_expired_code(string number, bool script)
    {
        var visit = await shop.OpensAsync($"wallet-{(script ? "script" : "no-script")}", script);
        await ToSummaryAsync(visit, script);

        await visit.Page.Locator("[name=method][value=wallet]").CheckAsync();
        await visit.Page.Locator("[name=phone]").FillAsync(number);
        Assert.False(await visit.Page.Locator("[name=otp]").IsVisibleAsync());
        await PaysAsync(visit);
        foreach (var wrong in new[] { "111111", "999999" })
        {
            await visit.SeesAsync("[data-checkout-code-sent]", $"before-{wrong}");
            await CheckAsync(visit, script);
            await visit.Page.Locator("[name=otp]").FillAsync(wrong);
            await PaysAsync(visit);
            await visit.SeesAsync("[data-checkout-problem]", $"after-{wrong}");
        }

        await visit.Page.Locator("[name=otp]").FillAsync(await WalletCodeAsync(visit, number));
        await PaysAsync(visit);
        await visit.SeesAsync("[data-payment-status=paid]", "paid");
    }

    [Fact]
    public async Task Somebody_whose_phone_may_have_rung_is_told_not_to_pay_again()
    {
        var visit = await shop.OpensAsync("unknown-outcome");
        await ToSummaryAsync(visit, script: true);

        await ChoosesAsync(visit, "60 99 00 15", "MOOV AFRICA BURKINA");
        await PaysAsync(visit);

        await visit.SeesAsync("[data-payment-status=unknown]", "unknown");
        await visit.HasNoBarriersAsync();
        Assert.Equal(0, await visit.Page.Locator("[data-checkout-retry]").CountAsync());
    }

    private static async Task ToSummaryAsync(Visit visit, bool script)
    {
        await visit.Page.GotoAsync("");
        await visit.ClicksAsync("form[data-add-to-basket] :is(button, [type=submit])");
        await visit.Page.GotoAsync("basket");
        await visit.ClicksAsync("a[data-checkout-start]");
        await visit.SeesAsync("form[data-checkout-form=pay]", "summary");
        await CheckAsync(visit, script);
        Assert.False(await visit.Page.Locator("[name=phone]").IsVisibleAsync());
    }

    private static async Task ChoosesAsync(Visit visit, string number, string named)
    {
        await visit.Page.Locator("[name=method][value=mobile]").CheckAsync();
        await visit.Page.Locator("[name=operator]").SelectOptionAsync(named);
        await visit.Page.Locator("[name=phone]").FillAsync(number);
    }

    private static Task PaysAsync(Visit visit) => visit.ClicksAsync("form[data-checkout-form=pay] .co-button");

    // As the payer would on their phone; the shop's page finds out by itself.
    private static async Task AnswersThePhoneAsync(Visit visit)
    {
        var id = await visit.Page.Locator("[data-payment-id]").GetAttributeAsync("data-payment-id");
        using var emulator = await EmulatorAsync(visit);
        using var answer = await emulator.PostAsJsonAsync($"_emulator/invoices/{id}/approve", new { }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string> WalletCodeAsync(Visit visit, string number)
    {
        using var emulator = await EmulatorAsync(visit);
        var codes = await emulator.GetFromJsonAsync<JsonArray>("_emulator/otps", TestContext.Current.CancellationToken);
        var digits = number.Replace(" ", "", StringComparison.Ordinal);
        return codes!.First(code => code!["number"]!.GetValue<string>().EndsWith(digits, StringComparison.Ordinal))!["code"]!.GetValue<string>();
    }

    private static async Task<HttpClient> EmulatorAsync(Visit visit) =>
        new() { BaseAddress = new Uri((await visit.Page.Locator("[data-test-banner] a").GetAttributeAsync("href"))!) };

    // The checker of barriers is itself a script.
    private static Task CheckAsync(Visit visit, bool script) => script ? visit.HasNoBarriersAsync() : Task.CompletedTask;
}
