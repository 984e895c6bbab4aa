using System.Text.Json.Nodes;
using Checkout.Plugin.Tests.Payouts;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Security;

// A copy of the database reveals no token, payment page or phone number.
public sealed class EncryptionAtRestTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task No_token_payment_page_or_number_can_be_read_in_the_database(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        var link = await WithEveryMethodAsync(shop);
        var payout = await shop.SendsAsync(PayoutSteps.Draft(number: "22670555666"));

        string[] tokens = [.. TokensOf(await shop.Gateway.InvoicesAsync()), .. TokensOf(await shop.Gateway.PayoutsAsync())];
        var everything = await shop.Database.EverythingAsync();

        Assert.Equal(4, tokens.Length);
        Assert.All([.. tokens, link, "22670555666", "70555666", "22660000001", "60000001", "22670000001", "70000001"], secret =>
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase));
        Assert.All([Digest.Of(tokens[0]), "226****0001", "226****5666", payout.Id], known =>
            Assert.Contains(known, everything, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_protected_value_is_valid_only_in_its_own_row(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var (paid, other) = (await shop.OpensPaymentAsync(), await shop.OpensPaymentAsync());
        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.ApprovesAsync(paid);

        await shop.Database.ExecuteAsync("""
            UPDATE checkout_payment SET token = (SELECT token FROM checkout_payment WHERE id = @paid)
            WHERE id = @other
            """, new { paid, other });
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(0, await shop.Gateway.ConfirmsAsync(other));
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(paid)).Status);
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(other)).Status);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Another_number_in_the_row_of_an_approved_payout_is_not_sent(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var draft = await shop.DraftsAsync(PayoutSteps.Draft(number: "22670555666"));
        var before = await shop.Database.ScalarAsync<string>("SELECT recipient FROM checkout_payout");
        var changed = PayoutSteps.Done(await shop.Payouts().ChangeAsync(draft.Id, PayoutSteps.Draft(), PayoutSteps.Clerk));
        await shop.Payouts().ApproveAsync(changed.Id, changed.Fingerprint, PayoutSteps.Manager);

        await shop.Database.ExecuteAsync("UPDATE checkout_payout SET recipient = @before", new { before });
        var obstacle = PayoutSteps.Obstacle(await shop.Payouts().SendAsync(draft.Id, PayoutSteps.Manager));

        Assert.Equal(PayoutObstacle.Changed, obstacle);
        Assert.Equal(CheckoutPayoutStatus.Approved, await shop.PayoutStatusAsync(draft.Id));
        Assert.Empty(await shop.Gateway.PayoutCreatesAsync());
    }

    // One paid payment on the gateway's page, one by phone and one from a wallet. Returns the address of the page.
    private static async Task<string> WithEveryMethodAsync(Shop shop)
    {
        var forwarding = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina));
        var asked = new SummaryPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("method", "wallet"), ("phone", "22670000001")));
        await asked.PressesPayAsync(("otp", await shop.Gateway.WalletCodeAsync()));
        return forwarding.Link;
    }

    private static IEnumerable<string> TokensOf(JsonArray known) => known.Select(entry => entry!["token"]!.GetValue<string>());
}
