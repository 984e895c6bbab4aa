using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Attacks;

// An attacker with any number of browsers and one phone number.
[Slow]
public sealed class PromptAbuseTests
{
    private const int Tries = 1_000;

    public static TheoryData<string, string> Actions =>
        new() { { "direct-create", "prompt" }, { "debit-otp", "code" }, { "wallet-create", "guess" } };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A70_Five_of_a_thousand_tries_at_one_number_reach_the_gateway(string endpoint, string action)
    {
        await using var shop = await OpenAsync();

        for (var tries = 0; tries < Tries; tries++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Fields(action, tries));
        }

        Assert.Equal(5, (await shop.Gateway.LedgerAsync(endpoint)).Count);
    }

    private static (string, string)[] Fields(string action, int tries) => action switch
    {
        "prompt" => Mobile(MoovBurkina),
        "code" => [("method", "wallet"), ("phone", "22670000001")],
        _ => [("method", "wallet"), ("phone", "22670000001"), ("otp", $"{tries:000000}")],
    };
}
