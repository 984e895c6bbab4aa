using Xunit;
using static Checkout.Plugin.Tests.EveryWayToPay;

namespace Checkout.Plugin.Tests.Attacks;

// Somebody who has as many browsers as they like, and one number in mind.
[Slow]
public sealed class PromptAbuseTests
{
    private const int Tries = 1_000;

    public static TheoryData<string, string> Ways =>
        new() { { "direct-create", "ring" }, { "debit-otp", "code" }, { "wallet-create", "guess" } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A70_Five_of_a_thousand_tries_at_one_number_reach_the_gateway(string endpoint, string deed)
    {
        await using var shop = await OpenAsync();

        for (var tries = 0; tries < Tries; tries++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Fields(deed, tries));
        }

        Assert.Equal(5, (await shop.Gateway.LedgerAsync(endpoint)).Count);
    }

    private static (string, string)[] Fields(string deed, int tries) => deed switch
    {
        "ring" => Mobile(MoovBurkina),
        "code" => [("method", "wallet"), ("phone", "22670000001")],
        _ => [("method", "wallet"), ("phone", "22670000001"), ("otp", $"{tries:000000}")],
    };
}
