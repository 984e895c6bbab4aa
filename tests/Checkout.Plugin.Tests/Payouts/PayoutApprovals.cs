using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

public sealed class PayoutApprovals
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A31_Sixty_four_sends_at_once_from_two_nodes_send_once(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var approved = await shop.ApprovesAsync();
        var other = (await shop.AnotherNodeWherePossibleAsync()).GetRequired<IPayouts>();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(sender =>
                Task.Run(() => (sender % 2 == 0 ? shop.Payouts() : other).SendAsync(approved.Id, Staff.Member($"person {sender}")))));

        Assert.Single(outcomes.OfType<PayoutOutcome.Done>());
        Assert.All(outcomes.OfType<PayoutOutcome.NotDone>(), outcome => Assert.Equal(PayoutObstacle.WrongStatus, outcome.Obstacle));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payout_send"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Many_approvals_at_once_from_two_nodes_count_as_one(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var draft = await shop.DraftsAsync();
        var other = (await shop.AnotherNodeWherePossibleAsync()).GetRequired<IPayouts>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(person => Task.Run(
            () => (person % 2 == 0 ? shop.Payouts() : other).ApproveAsync(draft.Id, draft.Fingerprint, Staff.Member($"person {person}")))));

        var approved = Assert.Single(outcomes.OfType<PayoutOutcome.Done>()).Payout;
        Assert.Equal(approved.ApprovedBy, (await shop.PayoutAsync(draft.Id)).ApprovedBy);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payout_event WHERE to_status = 'Approved'"));
    }

    [Fact]
    public async Task A31_A_payout_whose_row_was_reset_by_hand_is_still_not_sent_twice()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("payout-create", "drop-after");
        var sent = await shop.SendsAsync();
        await shop.Database.ExecuteAsync("UPDATE checkout_payout SET status = 'Approved'");

        var again = await shop.Payouts().SendAsync(sent.Id, PayoutSteps.Manager);

        Assert.Equal(PayoutObstacle.WrongStatus, PayoutSteps.Obstacle(again));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Fact]
    public async Task A_payout_changed_since_it_was_seen_is_not_approved()
    {
        await using var shop = await Shop.OpenAsync();
        var seen = await shop.DraftsAsync();
        PayoutSteps.Done(await shop.Payouts().ChangeAsync(seen.Id, PayoutSteps.Draft(50_000), PayoutSteps.Clerk));

        var outcome = await shop.Payouts().ApproveAsync(seen.Id, seen.Fingerprint, PayoutSteps.Manager);

        Assert.Equal(PayoutObstacle.Changed, PayoutSteps.Obstacle(outcome));
        Assert.Equal(CheckoutPayoutStatus.Draft, await shop.PayoutStatusAsync(seen.Id));
    }

    [Fact]
    public async Task A_change_after_the_approval_needs_another_approval()
    {
        await using var shop = await Shop.OpenAsync();
        var approved = await shop.ApprovesAsync();

        var changed = PayoutSteps.Done(await shop.Payouts().ChangeAsync(approved.Id, PayoutSteps.Draft(50_000), PayoutSteps.Clerk));
        var sent = await shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager);

        Assert.Equal(CheckoutPayoutStatus.Draft, changed.Status);
        Assert.Null(changed.ApprovedBy);
        Assert.Equal(PayoutObstacle.WrongStatus, PayoutSteps.Obstacle(sent));
        Assert.Empty(await shop.Gateway.PayoutCreatesAsync());
    }

    [Theory]
    [InlineData("amount = 50000")]
    [InlineData("recipient = '22660000000'")]
    [InlineData("method = 'Wallet'")]
    [InlineData("reason = 'Salaire'")]
    [InlineData("approved_fingerprint = NULL")]
    public async Task A32_A_change_in_the_database_after_the_approval_is_not_sent(string change)
    {
        await using var shop = await Shop.OpenAsync();
        var approved = await shop.ApprovesAsync();
        await shop.Database.ExecuteAsync($"UPDATE checkout_payout SET {change}");

        var sent = await shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager);

        Assert.Equal(PayoutObstacle.Changed, PayoutSteps.Obstacle(sent));
        Assert.Empty(await shop.Gateway.PayoutCreatesAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A32_While_one_changes_and_another_sends_only_what_was_approved_leaves(Store store)
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed with { Store = store });

        for (var round = 0; round < 20; round++)
        {
            var approved = await shop.ApprovesAsync(PayoutSteps.Draft(1_000 + round));
            await Task.WhenAll(
                Task.Run(
                    () => shop.Payouts().ChangeAsync(approved.Id, PayoutSteps.Draft(90_000, number: "22660000000"), PayoutSteps.Clerk)),
                Task.Run(() => shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager)));
        }

        Assert.All(await shop.Gateway.PayoutsAsync(), payout => Assert.Equal(PayoutSteps.Number, payout!["customer"]!.GetValue<string>()));
        Assert.All(await shop.Gateway.PayoutsAsync(), payout => Assert.InRange(payout!["amount"]!.GetValue<long>(), 1_000, 1_020));
    }

    [Fact]
    public async Task Every_field_that_an_approval_is_about_is_in_the_fingerprint()
    {
        await using var shop = await Shop.OpenAsync();
        var payment = await shop.PaidAsync();
        var id = (await shop.DraftsAsync()).Id;

        var fingerprints = new List<string>();
        PayoutDraft[] drafts =
        [
            PayoutSteps.Draft(),
            PayoutSteps.Draft(5_001),
            PayoutSteps.Draft(method: PayoutMethod.Wallet),
            PayoutSteps.Draft(method: PayoutMethod.WalletForwarded),
            PayoutSteps.Draft(number: "22660000000"),
            PayoutSteps.Draft() with { Reason = "Salaire" },
            PayoutSteps.Draft(paymentId: payment),
        ];
        foreach (var draft in drafts)
        {
            fingerprints.Add(PayoutSteps.Done(await shop.Payouts().ChangeAsync(id, draft, PayoutSteps.Clerk)).Fingerprint);
        }

        Assert.Distinct(fingerprints);
    }

    [Theory]
    [InlineData(5_000, "Awa", PayoutObstacle.SecondPerson)]
    [InlineData(5_000, "AWA", null)]
    [InlineData(5_000, "Issa", null)]
    [InlineData(1_000, "Awa", null)]
    public async Task Above_the_limit_the_approver_must_not_be_the_drafter(long amount, string approver, PayoutObstacle? obstacle)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:Payouts:SecondPersonAboveXof"] = "1000" } });
        var draft = await shop.DraftsAsync(PayoutSteps.Draft(amount));

        var outcome = await shop.Payouts().ApproveAsync(draft.Id, draft.Fingerprint, Staff.Member(approver));

        Assert.Equal(obstacle, (outcome as PayoutOutcome.NotDone)?.Obstacle);
        Assert.Equal(obstacle is null ? CheckoutPayoutStatus.Approved : CheckoutPayoutStatus.Draft, await shop.PayoutStatusAsync(draft.Id));
    }

    [Fact]
    public async Task A_person_who_changes_a_payout_counts_as_its_drafter()
    {
        await using var shop = await Shop.OpenAsync();
        var draft = await shop.DraftsAsync();
        var changed = PayoutSteps.Done(await shop.Payouts().ChangeAsync(draft.Id, PayoutSteps.Draft(6_000), PayoutSteps.Manager));

        var outcome = await shop.Payouts().ApproveAsync(draft.Id, changed.Fingerprint, PayoutSteps.Manager);

        Assert.Equal(PayoutObstacle.SecondPerson, PayoutSteps.Obstacle(outcome));
    }

    [Fact]
    public async Task A_cancelled_payout_is_neither_approved_nor_sent_nor_changed()
    {
        await using var shop = await Shop.OpenAsync();
        var approved = await shop.ApprovesAsync();

        var cancelled = PayoutSteps.Done(await shop.Payouts().CancelAsync(approved.Id, PayoutSteps.Clerk, "wrong number"));

        Assert.Equal(CheckoutPayoutStatus.Cancelled, cancelled.Status);
        Assert.Equal("wrong number", cancelled.Explanation);
        Assert.Equal(PayoutObstacle.WrongStatus, PayoutSteps.Obstacle(await shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager)));
        Assert.Equal(
            PayoutObstacle.WrongStatus,
            PayoutSteps.Obstacle(await shop.Payouts().ApproveAsync(approved.Id, approved.Fingerprint, PayoutSteps.Manager)));
        Assert.Equal(
            PayoutObstacle.WrongStatus,
            PayoutSteps.Obstacle(await shop.Payouts().ChangeAsync(approved.Id, PayoutSteps.Draft(), PayoutSteps.Clerk)));
    }

    [Fact]
    public async Task A_sent_payout_cannot_be_changed_withdrawn_or_settled_without_need()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync();

        Assert.Equal(
            PayoutObstacle.WrongStatus,
            PayoutSteps.Obstacle(await shop.Payouts().ChangeAsync(sent.Id, PayoutSteps.Draft(), PayoutSteps.Clerk)));
        Assert.Equal(
            PayoutObstacle.WrongStatus, PayoutSteps.Obstacle(await shop.Payouts().CancelAsync(sent.Id, PayoutSteps.Clerk, "too late")));
        Assert.Equal(
            PayoutObstacle.WrongStatus,
            PayoutSteps.Obstacle(await shop.Payouts().SettleAsync(sent.Id, wasPaid: true, PayoutSteps.Clerk, "hope")));
        Assert.Equal(CheckoutPayoutStatus.Pending, await shop.PayoutStatusAsync(sent.Id));
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("' OR 1=1 --")]
    [InlineData("")]
    public async Task An_unknown_id_is_reported_as_unknown(string id)
    {
        await using var shop = await Shop.OpenAsync();

        Assert.Equal(PayoutObstacle.NotFound, PayoutSteps.Obstacle(await shop.Payouts().SendAsync(id, PayoutSteps.Manager)));
        Assert.Equal(PayoutObstacle.NotFound, PayoutSteps.Obstacle(await shop.Payouts().ApproveAsync(id, "", PayoutSteps.Manager)));
        Assert.Equal(
            PayoutObstacle.NotFound, PayoutSteps.Obstacle(await shop.Payouts().SettleAsync(id, wasPaid: true, PayoutSteps.Manager, "why")));
        Assert.Null(await shop.Payouts().FindAsync(id));
    }

    [Theory]
    [InlineData(0, "Remboursement")]
    [InlineData(-5_000, "Remboursement")]
    [InlineData(5_000, " ")]
    [InlineData(5_000, "a\nb")]
    public async Task A33_A_payout_that_can_never_be_sent_is_not_stored(long amount, string reason)
    {
        await using var shop = await Shop.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(
            () => shop.Payouts().DraftAsync(PayoutSteps.Draft(amount) with { Reason = reason }, PayoutSteps.Clerk));

        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payout"));
    }
}
