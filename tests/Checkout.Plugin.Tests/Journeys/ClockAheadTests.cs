using Checkout.Plugin.Tests.Payouts;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// The shop's clock was ahead for a while and was corrected. Timestamps of that time delay nothing.
public sealed class ClockAheadTests
{
    private static readonly TimeSpan SomeMinutes = TimeSpan.FromMinutes(3);

    public static TheoryData<Store, int> DaysAhead => new()
    {
        { Store.Sqlite, 1 },
        { Store.Sqlite, 100 },
        { Store.PostgreSql, 1 },
        { Store.PostgreSql, 100 },
    };

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_A_payment_started_while_the_clock_was_ahead_is_checked(Store store, int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.Gateway.LosesCallbacksAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        var id = await shop.OpensPaymentAsync();
        await shop.ProcessesDueWorkAsync();

        await shop.PutsClockRightAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.ProcessesDueWorkAsync();
        await shop.WaitsAsync(SomeMinutes);

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_A_payment_that_seemed_old_by_a_wrong_clock_is_checked_again(Store store, int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.ProcessesDueWorkAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        await shop.ProcessesDueWorkAsync();
        await shop.ProcessesDueWorkAsync();

        await shop.PutsClockRightAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.WaitsAsync(SomeMinutes);

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_A_lease_from_a_clock_that_was_ahead_ends(Store store, int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.ProcessesDueWorkAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        var payments = shop.Services.GetRequired<PaymentStore>();
        Assert.Single(await shop.Services.Checks().ClaimDueAsync(9, TimeSpan.FromSeconds(50), TestContext.Current.CancellationToken));

        await shop.PutsClockRightAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_A_process_that_starts_after_the_clock_was_put_right_checks_too(Store store, int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.Gateway.LosesCallbacksAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        var id = await shop.OpensPaymentAsync();

        await shop.PutsClockRightAsync();
        await shop.RestartsAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_An_order_delayed_by_a_clock_that_was_ahead_is_fulfilled_once(Store store, int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.ProcessesDueWorkAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("the store is closed"));
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        await shop.PutsClockRightAsync();
        await shop.ProcessesDueWorkAsync();
        await shop.WaitsAsync(SomeMinutes);

        Assert.Equal(FulfillmentStatus.Done, await shop.Database.ScalarAsync<string>("SELECT status FROM checkout_fulfillment"));
        Assert.Equal(1, await shop.TimesFulfilledAsync((await shop.PaymentByIdAsync(id)).Reference));
    }

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_Prompts_counted_by_a_wrong_clock_do_not_block_a_number(Store store, int days)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        await shop.ProcessesDueWorkAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina));
        }

        await shop.PutsClockRightAsync();
        await shop.ProcessesDueWorkAsync();
        var allowed = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina)));

        Assert.Equal("pending", allowed.Status);
    }

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_A_payout_sent_by_a_clock_that_was_ahead_is_checked(Store store, int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.Gateway.LosesCallbacksAsync();
        await shop.ProcessesDueWorkAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        var sent = await shop.SendsAsync();

        await shop.PutsClockRightAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.ProcessesDueWorkAsync();
        await shop.WaitsAsync(SomeMinutes);

        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
    }

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_A_daily_limit_reached_by_a_wrong_clock_ends_after_a_day(Store store, int days)
    {
        var limit = new Dictionary<string, string?> { ["Checkout:Payouts:MaxPerDayXof"] = "10000" };
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed with { Store = store, Values = limit });
        await shop.ProcessesDueWorkAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        await shop.SendsAsync(PayoutSteps.Draft(6_000));

        await shop.PutsClockRightAsync();
        await shop.ProcessesDueWorkAsync();
        var next = await shop.ApprovesAsync(PayoutSteps.Draft(4_001));
        var refused = PayoutSteps.Obstacle(await shop.Payouts().SendAsync(next.Id, PayoutSteps.Manager));
        await shop.WaitsAsync(TimeSpan.FromHours(24));
        var allowed = PayoutSteps.Done(await shop.Payouts().SendAsync(next.Id, PayoutSteps.Manager));

        Assert.Equal(PayoutObstacle.DailyLimit, refused);
        Assert.Equal(CheckoutPayoutStatus.Pending, allowed.Status);
    }

    [Theory]
    [MemberData(nameof(DaysAhead))]
    public async Task A86_A_pause_from_a_wrong_clock_ends_and_a_new_one_counts(Store store, int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.Gateway.LosesCallbacksAsync();
        await shop.ProcessesDueWorkAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(days));
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "code00", times: 2);
        await shop.WaitsAsync(SomeMinutes);

        await shop.PutsClockRightAsync();
        await shop.ProcessesDueWorkAsync();
        var asked = await shop.Gateway.ConfirmsAsync(id);
        await shop.WaitsAsync(TimeSpan.FromSeconds(30));
        var paused = await shop.Gateway.ConfirmsAsync(id);
        await shop.WaitsAsync(SomeMinutes);

        Assert.Equal(2, asked);
        Assert.Equal(2, paused);
        Assert.Equal(3, await shop.Gateway.ConfirmsAsync(id));
    }

    [Fact]
    public async Task One_warning_says_that_the_clock_was_ahead()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.SetsClockAheadAsync(TimeSpan.FromDays(1));
        await shop.OpensPaymentAsync();
        await shop.ProcessesDueWorkAsync();

        await shop.PutsClockRightAsync();
        await shop.ProcessesDueWorkAsync();
        await shop.ProcessesDueWorkAsync();

        Assert.Single(shop.Log.Ours, line => line.StartsWith("Warning 5004 ", StringComparison.Ordinal));
    }
}
