using Checkout.Plugin.Tests.Migrations;
using Checkout.Plugin.Tests.Payouts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A restored backup still has the status Approved for payouts that were sent after the backup.
[Slow]
public sealed class BackupRestoreTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A84_A_payout_approved_at_backup_time_is_not_sent_again_after_a_restore(Store store)
    {
        await using var shop = await OpenAsync(store);
        var payout = await shop.ApprovesAsync();
        using var backup = await Backup.MakeAsync(shop.Database);
        PayoutSteps.Done(await shop.Payouts().SendAsync(payout.Id, PayoutSteps.Manager));

        await RestoresAsync(shop, backup);
        var again = await shop.Payouts().SendAsync(payout.Id, PayoutSteps.Manager);

        Assert.Equal(PayoutObstacle.Restored, PayoutSteps.Obstacle(again));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync(payout.Id));
        Assert.Contains(shop.Log.Ours, line => line.StartsWith("Critical 5121 ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A84_The_documented_procedure_lists_approved_payouts_and_sends_new_ones(Store store)
    {
        await using var shop = await OpenAsync(store);
        var (approved, drafted) = (await shop.ApprovesAsync(), await shop.DraftsAsync());
        var cart = Some.Cart();
        await (await shop.GoesToPayAsync(cart)).PaysAsync();
        await shop.Database.ExecuteAsync(
            "UPDATE checkout_payment SET status = 'Sending', token = NULL, token_hash = NULL, payment_page = NULL");
        using var backup = await Backup.MakeAsync(shop.Database);
        PayoutSteps.Done(await shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager));

        await RestoresAsync(shop, backup, Procedure());
        await shop.Payouts().ResumeAfterRestoreAsync(PayoutSteps.Manager, "restored the backup of the night");
        var again = await shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager);
        var another = await shop.SendsAsync(PayoutSteps.Draft(1_000));

        Assert.Equal(PayoutObstacle.WrongStatus, PayoutSteps.Obstacle(again));
        Assert.Equal(CheckoutPayoutStatus.Unknown, await shop.PayoutStatusAsync(approved.Id));
        Assert.Equal(CheckoutPayoutStatus.Unknown, await shop.PayoutStatusAsync(drafted.Id));
        Assert.Equal(CheckoutPayoutStatus.Pending, await shop.PayoutStatusAsync(another.Id));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync(approved.Id));
        Assert.Equal(2, (await shop.Payouts().ListAttentionItemsAsync()).Count);
        Assert.Equal(AttentionReason.Unknown, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Reason);
        PayoutSteps.Done(await shop.Payouts().SettleAsync(approved.Id, wasPaid: true, PayoutSteps.Clerk, "it is in the dashboard"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A84_A_restart_is_no_restore(Store store)
    {
        await using var shop = await OpenAsync(store);
        await shop.SendsAsync();

        await shop.RestartsAsync();
        await shop.SendsAsync(PayoutSteps.Draft(1_000));
        var isResumed = await shop.Payouts().ResumeAfterRestoreAsync(PayoutSteps.Manager, "nothing was restored");

        Assert.False(isResumed);
        Assert.DoesNotContain(shop.Log.Ours, line => line.StartsWith("Critical 5121 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A84_A_snapshot_without_what_this_process_sent_holds_payouts_back()
    {
        await using var shop = await OpenAsync(Store.PostgreSql);
        var sent = await shop.SendsAsync();
        await shop.Database.ExecuteAsync("DELETE FROM checkout_payout_send");

        var held = await shop.Payouts().SendAsync((await shop.ApprovesAsync(PayoutSteps.Draft(1_000))).Id, PayoutSteps.Manager);
        var isResumed = await shop.Payouts().ResumeAfterRestoreAsync(PayoutSteps.Manager, "the snapshot was seen to");

        Assert.Equal(PayoutObstacle.Restored, PayoutSteps.Obstacle(held));
        Assert.True(isResumed);
        await shop.SendsAsync(PayoutSteps.Draft(2_000));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync(sent.Id));
    }

    [Fact]
    public async Task A84_New_tables_beside_an_earlier_marker_hold_no_payouts_back()
    {
        await using var shop = await OpenAsync(Store.Sqlite);
        using var backup = await Backup.MakeAsync(shop.Database);
        await shop.SendsAsync();
        await shop.StopsAsync();
        await backup.RestoreAsync();
        foreach (var table in await SchemaFacts.TablesAsync(shop.Database))
        {
            await shop.Database.ExecuteAsync($"PRAGMA foreign_keys = OFF; DROP TABLE {table}; PRAGMA foreign_keys = ON");
        }

        await shop.RestartsAsync();

        await shop.SendsAsync();
        Assert.DoesNotContain(shop.Log.Ours, line => line.StartsWith("Critical 5121 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A84_Callbacks_of_unknown_payments_are_logged_once_a_minute()
    {
        await using var shop = await Shop.OpenAsync();
        for (var minute = 0; minute < 2; minute++)
        {
            for (var callback = 0; callback < 3; callback++)
            {
                using var answer = await shop.PostsAsync(
                    "checkout/callback", new FormUrlEncodedContent([new("transaction_id", CheckoutId.New())]));
            }

            shop.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var lines = shop.Log.Ours.Where(line => line.StartsWith("Warning 2004 ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Contains("; 3 such callbacks", lines[1], StringComparison.Ordinal);
    }

    private static Task<Shop> OpenAsync(Store store) => Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed with { Store = store });

    private static async Task RestoresAsync(Shop shop, Backup backup, string? procedure = null)
    {
        await shop.StopsAsync();
        await backup.RestoreAsync();
        await shop.Database.ExecuteAsync(procedure ?? "SELECT 1");
        await shop.RestartsAsync();
    }

    private static string Procedure() =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "Checkout.Plugin", "Payments", "README.md"))
            .Split("## When the database comes from a backup")[1].Split("```sql")[1].Split("```")[0];
}
