using Microsoft.Extensions.DependencyInjection;
using System.Text;
using Checkout.Plugin.Tests.Payouts;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Retention;

// The retention job removes payer and purpose, and keeps the amounts for the accounts.
public sealed class RetentionTests
{
    private static readonly string[] Personal =
    [
        "\"Awa\"", "draogo", "awa@example.com", "Tissu", "226****0001", "226****5666", "ORANGE", "MOOV", "Remboursement", "pour Aminata",
        "wrong size",
    ];

    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Retention_removes_payer_and_purpose_and_keeps_the_totals(Store store)
    {
        await using var shop = await OpenAsync(RetentionSteps.KeptForAWeek(store));
        await EveryEndingAsync(shop);
        var before = await shop.Database.EverythingAsync();
        var totals = await TotalsAsync(shop);

        await RetentionSteps.PassDaysAsync(shop, days: 32);
        var after = await shop.Database.EverythingAsync();

        Assert.All(Personal, text => Assert.Contains(text, before, StringComparison.Ordinal));
        Assert.All(Personal, text => Assert.DoesNotContain(text, after, StringComparison.Ordinal));
        Assert.Equal(totals, await TotalsAsync(shop));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("""
            SELECT COUNT(*) FROM checkout_payment
            WHERE personal_data_removed_at IS NULL OR token IS NOT NULL OR payment_page IS NOT NULL
            """));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("""
            SELECT COUNT(*) FROM checkout_payout
            WHERE personal_data_removed_at IS NULL OR token IS NOT NULL
            """));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("""
            SELECT COUNT(*) FROM checkout_payment p
            WHERE version <> (SELECT COUNT(*) FROM checkout_event e WHERE e.payment_id = p.id)
            """));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("""
            SELECT COUNT(*) FROM checkout_payout p
            WHERE version <> (SELECT COUNT(*) FROM checkout_payout_event e WHERE e.payout_id = p.id)
            """));
    }

    [Fact]
    public async Task The_staff_member_who_accepted_a_payment_is_kept()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Database.ExecuteAsync("UPDATE checkout_payment SET status = 'Review', due_at = NULL");
        await shop.Services.GetRequired<ICheckout>().AcceptAsync(
            id, Staff.Member("Issa"), "Awa Ouédraogo called", Money.Xof(12_500), TestContext.Current.CancellationToken);
        await shop.SettlesAsync();

        await RetentionSteps.PassDaysAsync(shop, days: 100);

        Assert.True((await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved);
        Assert.Equal("Issa", await shop.Database.ScalarAsync<string>("""
            SELECT who FROM checkout_event
            WHERE from_status = 'Review' AND to_status = 'Paid' AND reason = ''
            """));
    }

    [Theory]
    [InlineData(Store.Sqlite, 89, false)]
    [InlineData(Store.Sqlite, 91, true)]
    [InlineData(Store.PostgreSql, 91, true)]
    public async Task A_paid_payment_is_kept_for_ninety_days(Store store, int days, bool isRemoved)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await RetentionSteps.PaidAsync(shop);

        await RetentionSteps.PassDaysAsync(shop, days);

        Assert.Equal(isRemoved, (await shop.PaymentByIdAsync(id)).IsPersonalDataRemoved);
    }

    [Fact]
    public async Task A_payment_without_personal_data_is_found_and_cannot_be_paid_again()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        var browser = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var id = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await RetentionSteps.PassDaysAsync(shop, days: 91);

        var found = await shop.PaymentAsync(cart.Reference);
        var shown = new ResultPage(await browser.OpenAsync($"checkout/payments/{id}"));
        // The fingerprint of the cart is removed, so the page cannot tell that the cart is the same.
        var again = new ResultPage(
            await (await browser.OpenAsync($"checkout?reference={cart.Reference}")).FollowAsync("a[data-checkout-paid-before]"));

        Assert.Equal(id, found.Id);
        Assert.Equal(CheckoutPaymentStatus.Paid, found.Status);
        Assert.Equal(cart.Total, found.Amount);
        Assert.Equal(cart.Total, found.Cart.Total);
        Assert.Equal(cart.Reference, found.Cart.Reference);
        Assert.Empty(found.Cart.Lines);
        Assert.Equal(CheckoutPayer.Empty, found.Payer);
        Assert.NotNull(found.GatewayReference);
        Assert.Equal("paid", shown.Status);
        Assert.Equal("paid", again.Status);
        shown.Page.Require("[data-checkout-receipt]");
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_callback_or_return_after_retention_is_answered_without_a_check(Store store)
    {
        await using var shop = await Shop.OpenAsync(RetentionSteps.KeptForAWeek(store));
        var (paid, declined) = (await RetentionSteps.PaidAsync(shop), await shop.OpensPaymentAsync());
        await shop.Gateway.DeclinesAsync(declined);
        await RetentionSteps.PassDaysAsync(shop, days: 32);
        var asked = await shop.Gateway.ConfirmsAsync();

        foreach (var id in new[] { paid, declined })
        {
            var answer = await shop.PostsAsync(
                "checkout/callback", new StringContent($$"""{"transaction_id":"{{id}}"}""", Encoding.UTF8, "application/json"));
            Assert.True(answer.IsSuccessStatusCode);
            await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");
            await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}");
        }

        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE due_at IS NOT NULL"));
        await shop.ProcessesDueWorkAsync();
        Assert.Equal(asked, await shop.Gateway.ConfirmsAsync());
        Assert.Equal(
            2, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE personal_data_removed_at IS NOT NULL"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_save_of_data_read_before_retention_writes_nothing_back(Store store)
    {
        await using var shop = await Shop.OpenAsync(RetentionSteps.KeptForAWeek(store));
        var read = await shop.PaymentByIdAsync(await RetentionSteps.PaidAsync(shop));
        await RetentionSteps.PassDaysAsync(shop, days: 8);

        var written = await shop.Services.GetRequired<PaymentStore>().SaveAsync(
            read, read.Note("seen", shop.Clock.GetUtcNow()), TestContext.Current.CancellationToken);

        Assert.False(written);
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE token IS NOT NULL"));
    }

    [Fact]
    public async Task Retention_processes_more_than_one_batch_in_one_hour()
    {
        await using var shop = await Shop.OpenAsync();
        await RetentionSteps.PaidAsync(shop);
        await shop.Database.ExecuteAsync($"""
            CREATE TABLE copies AS SELECT * FROM checkout_payment;
            WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {(2 * PersonalDataEraser.Batch) + 7})
            INSERT INTO checkout_payment (
                id, reference, fingerprint, status, version, amount, cart, payer, method, created_at, changed_at,
                priority, not_before, checks, checks_pending, unanswered_checks)
            SELECT
                'copy' || i, 'copy' || i, fingerprint, status, version, amount, cart, payer, method, created_at, changed_at,
                priority, not_before, checks, checks_pending, unanswered_checks
            FROM copies, numbers
            """);

        await RetentionSteps.PassDaysAsync(shop, days: 91);

        Assert.Equal(
            0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE personal_data_removed_at IS NULL"));
    }

    // Payments: paid, declined, refused by the shop and settled by staff, paid by phone. Payouts: completed, failed, cancelled.
    private static async Task EveryEndingAsync(Shop shop)
    {
        await RetentionSteps.PaidAsync(shop);
        await shop.Gateway.DeclinesAsync(await shop.OpensPaymentAsync());
        await shop.SettlesAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("wrong size"));
        var refused = await RetentionSteps.PaidAsync(shop);
        Assert.Equal(
            DecisionOutcome.Done,
            await shop.Services.GetRequired<ICheckout>().SettleAsync(
                refused, AttentionReason.Refused, Staff.Member("Issa"), "returned, pour Aminata"));
        var byPhone = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina)));
        await shop.Gateway.ApprovesAsync(byPhone.PaymentId);
        await shop.SettlesAsync();
        var sent = await shop.SendsAsync(PayoutSteps.Draft(number: "22670555666"));
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();
        await shop.Gateway.FailsAsync("payout-create", "code08");
        await shop.SendsAsync(PayoutSteps.Draft(number: "22670555666"));
        await shop.Payouts().CancelAsync(
            (await shop.DraftsAsync(PayoutSteps.Draft(number: "22670555666"))).Id, Staff.Member("Issa"), "pour Aminata");
    }

    private static async Task<Totals> TotalsAsync(Shop shop) => new(
        Paid: await shop.Database.ScalarAsync<long>(
            "SELECT SUM(amount) FROM checkout_payment WHERE status = 'Paid' AND request_id IS NOT NULL AND token_hash IS NOT NULL"),
        PaidOut: await shop.Database.ScalarAsync<long>(
            "SELECT SUM(amount) FROM checkout_payout WHERE status = 'Completed' AND token_hash IS NOT NULL"),
        EvidenceDigests: await shop.Database.ScalarAsync<long>(
            "SELECT COUNT(*) FROM checkout_payment JOIN checkout_event ON payment_id = id WHERE evidence IS NOT NULL"));

    private sealed record Totals(long Paid, long PaidOut, long EvidenceDigests);
}
