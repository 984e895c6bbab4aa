using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Security;

// The pseudonymizer's key belongs to the database and does not depend on the gateway's keys.
public sealed class PseudonymizerKeyTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task New_gateway_keys_reset_no_prompt_count_and_repeat_no_prompt(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        await summary.PressesPayAsync(Mobile(MoovBurkina));
        await SendPromptsAsync(shop, 4);

        await shop.RestartsAsync(new()
        {
            ["Checkout:LigdiCash:ApiKey"] = "another-key-of-the-shop",
            ["Checkout:LigdiCash:ApiToken"] = "another-token-of-the-shop",
        });
        var again = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina)));
        var refused = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina)));

        Assert.Equal("pending", again.Status);
        Assert.Single(refused.Problems);
        Assert.Equal(5, (await shop.Gateway.DirectCreatesAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Each_pair_of_gateway_keys_has_its_own_throttle_state(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await CheckOnceAsync(shop);

        await shop.RestartsAsync(new() { ["Checkout:LigdiCash:ApiToken"] = "another-token-of-the-shop" });
        await CheckOnceAsync(shop);

        Assert.Equal(2, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_gateway"));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_agree_on_one_key()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        await shop.Database.ExecuteAsync("DELETE FROM checkout_secret");
        var protector = new TokenProtector(
            new EphemeralDataProtectionProvider(), NullLogger<TokenProtector>.Instance);

        var pseudonyms = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            await using var connection = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            var pseudonymizer = new Pseudonymizer(protector, NullLogger<Pseudonymizer>.Instance);
            await pseudonymizer.ReadAsync(connection);
            return pseudonymizer.Pseudonymize("70000001");
        })));

        Assert.Single(pseudonyms.Distinct(StringComparer.Ordinal));
    }

    private static async Task SendPromptsAsync(Shop shop, int times)
    {
        for (var prompt = 0; prompt < times; prompt++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina));
        }
    }

    private static async Task CheckOnceAsync(Shop shop)
    {
        await shop.OpensPaymentAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
    }
}
