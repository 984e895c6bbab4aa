using LigdiCash.Client;
using Xunit;
using Checkout.Plugin.Tests.Payouts;

namespace Checkout.Plugin.Tests.Security;

// Most of a gateway answer can be guessed except for a few digits of a phone number. A plain digest would reveal those digits.
public sealed class EvidenceDigestTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A94_The_journal_of_a_payment_holds_no_guessable_digest(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await RetentionSteps.PaidAsync(shop);

        var answer = await Gateway(shop).ConfirmInvoiceAsync(new Secret(await shop.TokenAsync(id)), TestContext.Current.CancellationToken);
        var kept = await shop.Database.ScalarAsync<string>("SELECT evidence FROM checkout_event WHERE to_status = 'Paid'");

        Assert.DoesNotContain(answer.EvidenceDigest, await shop.Database.EverythingAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Keyed(shop, answer.EvidenceDigest), kept);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A94_The_journal_of_a_payout_holds_no_guessable_digest(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();

        var token = shop.Services.GetRequired<TokenProtector>().Unprotect(
            ProtectedValue.PayoutToken, sent.Id, (await shop.PayoutAsync(sent.Id)).Row.ProtectedToken)!;
        var answer = await Gateway(shop).ConfirmPayoutAsync(token, TestContext.Current.CancellationToken);
        var kept = await shop.Database.ScalarAsync<string>("SELECT evidence FROM checkout_payout_event WHERE to_status = 'Completed'");

        Assert.DoesNotContain(answer.EvidenceDigest, await shop.Database.EverythingAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Keyed(shop, answer.EvidenceDigest), kept);
    }

    [Fact]
    public async Task After_a_restart_the_same_answer_has_the_same_digest()
    {
        await using var shop = await Shop.OpenAsync();
        var before = Keyed(shop, "an answer");

        await shop.RestartsAsync();

        Assert.Equal(before, Keyed(shop, "an answer"));
    }

    private static LigdiCashClient Gateway(Shop shop) => shop.Services.GetRequired<LigdiCashClient>();

    // With the shop's key the digest still proves that an answer is the one in the journal.
    private static string Keyed(Shop shop, string digest) => shop.Services.GetRequired<Pseudonymizer>().Pseudonymize($"evidence {digest}");
}
