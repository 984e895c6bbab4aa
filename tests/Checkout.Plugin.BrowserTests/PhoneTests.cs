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
    public async Task A_shopper_pays_by_a_prompt_on_the_phone(string number, string named, string? code, bool script, int width)
    {
        await using var visit = await shop.OpensAsync($"phone-{named}-{(script ? "script" : "no-script")}", script, width: width);
        await visit.ToSummaryAsync();
        Assert.False(await visit.Page.Locator("[name=phone]").IsVisibleAsync());

        await visit.ChoosesMobileAsync(number, named);
        await visit.SeesAsync("[name=phone]", "chosen");
        Assert.Equal(code is not null, await visit.Page.Locator("[name=otp]").IsVisibleAsync());
        await (code is null ? Task.CompletedTask : visit.EntersCodeAsync(code));
        await visit.PaysAsync();
        if (code is null)
        {
            await visit.SeesAsync("[data-payment-status=pending] [data-checkout-instruction]", "waiting");
            await visit.AnswersThePhoneAsync();
        }

        await visit.SeesAsync("[data-payment-status=paid]", "paid");
    }

    [Theory]
    [InlineData("77 000 10 07", "WAVE SENEGAL", true)]
    [InlineData("77 000 10 08", "WAVE SENEGAL", false)]
    [InlineData("07 00 00 10 09", "ORANGE CI", true)]
    [InlineData("07 00 00 10 10", "ORANGE CI", false)]
    public async Task A_shopper_pays_at_the_operators_page(string number, string named, bool script)
    {
        await using var visit = await shop.OpensAsync($"redirect-{named}-{(script ? "script" : "no-script")}", script);
        await visit.ToSummaryAsync();

        await visit.ChoosesMobileAsync(number, named);
        await visit.PaysAsync();
        await visit.SeesAsync("form[data-payer-action=approve]", "portal");
        await visit.DecidesAsync("approve");

        await visit.SeesAsync("[data-payment-status=paid]", "paid");
    }

    [Theory]
    [InlineData("70 00 10 11", true)]
    [InlineData("70 00 10 12", false)]
    public async Task A_shopper_pays_by_wallet_after_a_wrong_and_an_expired_code(string number, bool script)
    {
        await using var visit = await shop.OpensAsync($"wallet-{(script ? "script" : "no-script")}", script);
        await visit.ToSummaryAsync();

        await visit.ChoosesWalletAsync(number);
        Assert.False(await visit.Page.Locator("[name=otp]").IsVisibleAsync());
        await visit.PaysAsync();
        foreach (var wrong in new[] { "111111", "999999" })
        {
            await visit.SeesAsync("[data-checkout-code-sent]", $"before-{wrong}");
            await visit.EntersCodeAsync(wrong);
            await visit.PaysAsync();
            await visit.SeesAsync("[data-checkout-problem]", $"after-{wrong}");
        }

        await visit.EntersCodeAsync(await visit.WalletCodeAsync(number));
        await visit.PaysAsync();
        await visit.SeesAsync("[data-payment-status=paid]", "paid");
    }

    [Fact]
    public async Task A_shopper_with_a_possible_prompt_is_asked_not_to_pay_again()
    {
        await using var visit = await shop.OpensAsync("unknown-outcome");

        await visit.PaysByMobileAsync("60 99 00 15", "MOOV AFRICA BURKINA");

        await visit.SeesAsync("[data-payment-status=unknown]", "unknown");
        Assert.Equal(0, await visit.Page.Locator("[data-checkout-retry]").CountAsync());
    }
}
