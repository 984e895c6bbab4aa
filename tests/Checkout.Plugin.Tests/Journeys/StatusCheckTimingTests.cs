using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The times of the checks of one payment: soon after a callback, and never two at once.
public sealed class StatusCheckTimingTests
{
    [Fact]
    public async Task A_callback_from_a_slightly_slow_clock_does_not_break_a_lease()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var (payments, settings) =
            (shop.Services.GetRequiredService<PaymentStore>(), shop.Services.GetRequiredService<CurrentOptions>().Value);
        shop.Clock.Advance(settings.Reconciliation.FirstCheckAfter);
        Assert.Single(await shop.Services.Checks().ClaimDueAsync(10, settings.GatewayLease, TestContext.Current.CancellationToken));

        shop.Clock.Wrong = -TimeSpan.FromMilliseconds(50);
        await payments.ScheduleCheckNowAsync(id, settings.MaxLease, TestContext.Current.CancellationToken);
        shop.Clock.Wrong = TimeSpan.Zero;

        Assert.Empty(await shop.Services.Checks().ClaimDueAsync(10, settings.GatewayLease, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_clock_that_was_ahead_and_is_corrected_delays_no_callback()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Clock.Wrong = TimeSpan.FromHours(1);
        var id = await shop.OpensPaymentAsync();
        await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");
        await shop.ProcessesDueWorkAsync();

        shop.Clock.Wrong = TimeSpan.Zero;
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A_return_right_after_a_callback_keeps_the_callbacks_second_check()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(30));
        shop.Clock.Advance(TimeSpan.FromSeconds(4));

        await shop.PostsAsync("checkout/callback", new StringContent($$"""{"transaction_id":"{{id}}"}"""));
        await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");
        await shop.ProcessesDueWorkAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task Confirms_of_one_payment_are_at_least_three_seconds_apart()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var browser = shop.OpensBrowser();

        for (var half = 0; half < 60; half++)
        {
            await shop.Gateway.SendsCallbacksAgainAsync(id);
            await browser.OpenAsync($"checkout/return/{id}");
            await browser.OpenAsync($"checkout/payments/{id}");
            await shop.SettlesAsync();
            shop.Clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        var times = (await shop.Gateway.LedgerAsync("confirm", id)).Select(entry => entry!["at"]!.GetValue<long>()).Order().ToList();
        var gaps = times.Zip(times.Skip(1), (earlier, later) => later - earlier).ToList();
        Assert.InRange(gaps.Count, 8, 10);
        Assert.All(gaps, gap => Assert.True(gap >= 3_000, $"two confirms were {gap} ms apart"));
    }

    [Fact]
    public async Task A_running_check_excludes_others_although_a_callback_is_due()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var payments = shop.Services.GetRequired<PaymentStore>();
        await payments.ScheduleCheckNowAsync(id, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var first = await shop.Services.Checks().ClaimDueAsync(1, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await payments.ScheduleCheckNowAsync(id, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var second = await shop.Services.Checks().ClaimDueAsync(1, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(id, Assert.Single(first).Id);
        Assert.Empty(second);
    }
}
