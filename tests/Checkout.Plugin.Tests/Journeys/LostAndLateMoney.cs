using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class LostAndLateMoney
{
    [Fact]
    public async Task Without_any_callback_and_with_nobody_coming_back_a_payment_is_found_two_minutes_after_its_creation()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.ApprovesAsync(id);

        await shop.WaitsAsync(TimeSpan.FromSeconds(119));
        var before = (await shop.PaymentByIdAsync(id)).Status;
        await shop.WaitsAsync(TimeSpan.FromSeconds(1));
        var after = await shop.PaymentByIdAsync(id);

        Assert.Equal(PaymentStatus.Pending, before);
        Assert.Equal(PaymentStatus.Paid, after.Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(after.Reference));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(31)]
    public async Task A_callback_that_came_while_the_gateway_was_in_trouble_is_made_up_for_soon_however_old_the_payment_is(int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var id = await shop.OpensPaymentAsync();
        for (var quarter = 0; quarter < days * 4; quarter++)
        {
            await shop.WaitsAsync(TimeSpan.FromHours(6));
        }

        await shop.Gateway.FailsAsync("confirm", "status-500", times: 0);
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(10));
        await shop.Gateway.RecoversAsync();
        for (var minute = 0; minute < 2; minute++)
        {
            await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(PaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A_gateway_that_never_answers_is_asked_at_growing_distances_and_at_last_left_alone()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "drop-before", times: 0);
        for (var hour = 0; hour < 24 * 40; hour++)
        {
            await shop.WaitsAsync(TimeSpan.FromHours(1));
        }

        var asked = await shop.Gateway.ConfirmsAsync(id);
        await shop.WaitsAsync(TimeSpan.FromDays(30));

        Assert.InRange(asked, 20, 150);
        Assert.Equal(asked, await shop.Gateway.ConfirmsAsync(id));
    }

    [Fact]
    public async Task A_callback_whose_clock_is_a_moment_behind_sets_no_look_free_that_is_under_way()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var (payments, settings) = (shop.Services.GetRequiredService<PaymentStore>(), shop.Services.GetRequiredService<SettingsInForce>().Value);
        shop.Clock.Advance(settings.Reconciliation.FirstCheckAfter);
        Assert.Single(await payments.ClaimLooksAsync(10, settings.GatewayLease, TestContext.Current.CancellationToken));

        shop.Clock.Wrong = -TimeSpan.FromMilliseconds(50);
        await payments.NudgeAsync(id, settings.LongestHold, TestContext.Current.CancellationToken);
        shop.Clock.Wrong = TimeSpan.Zero;

        Assert.Empty(await payments.ClaimLooksAsync(10, settings.GatewayLease, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_clock_that_was_an_hour_ahead_and_is_put_right_holds_no_callback_up()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Clock.Wrong = TimeSpan.FromHours(1);
        var id = await shop.OpensPaymentAsync();
        await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");
        await shop.WorksOffAsync();

        shop.Clock.Wrong = TimeSpan.Zero;
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(PaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A_shopper_who_returns_right_after_a_callback_does_not_take_its_second_look_away()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(30));
        shop.Clock.Advance(TimeSpan.FromSeconds(4));

        await shop.PostsAsync("checkout/callback", new StringContent($$"""{"transaction_id":"{{id}}"}"""));
        await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");
        await shop.WorksOffAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(PaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.ApprovesAsync(id);

        await shop.RestartsAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(PaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task Money_that_comes_after_the_expiry_is_still_recognised_and_marked_late()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.WaitsHourByHourAsync(40);

        var expired = await shop.PaymentByIdAsync(id);
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        var paid = await shop.PaymentByIdAsync(id);

        Assert.Equal(PaymentStatus.Expired, expired.Status);
        Assert.Equal(PaymentStatus.Paid, paid.Status);
        Assert.True(paid.IsLate);
        Assert.Equal(1, await shop.TimesFulfilledAsync(paid.Reference));
    }

    [Fact]
    public async Task Money_that_comes_after_the_expiry_is_found_although_nobody_calls_back()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.WaitsHourByHourAsync(40);
        await shop.Gateway.ApprovesAsync(id);

        await shop.WaitsHourByHourAsync(48);

        Assert.True(await shop.PaymentByIdAsync(id) is { Status: PaymentStatus.Paid, IsLate: true });
    }

    [Fact]
    public async Task Two_attempts_of_one_purchase_that_are_both_paid_hand_over_once_and_list_the_second_for_return()
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser();
        var cart = Some.Cart(5_000);
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        await (await shop.GoesToPayAsync(cart with { Lines = [cart.Lines[0] with { Quantity = 2 }], Total = Money.Xof(10_000) }, browser)).PaysAsync();
        var attempts = (await shop.Gateway.InvoicesAsync()).Select(invoice => invoice!["transactionId"]!.GetValue<string>()).ToList();

        foreach (var attempt in attempts)
        {
            await shop.Gateway.ApprovesAsync(attempt);
            await shop.SettlesAsync();
        }

        var concerns = await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync();
        Assert.Equal(2, attempts.Count);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
        Assert.Equal(PaymentConcernKind.Duplicate, Assert.Single(concerns).Kind);
        Assert.Equal(PaymentStatus.Paid, concerns[0].Payment.Status);
        Assert.Contains(shop.Log.All, line => line.StartsWith("Warning 3002", StringComparison.Ordinal) && line.Contains(concerns[0].Payment.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gateway_that_takes_its_word_back_while_it_answers_badly_is_flagged_all_the_same()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        await shop.Gateway.FailsAsync("confirm", "html", times: 0);

        await shop.Gateway.SendsCallbacksAgainAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(4));
        await shop.WaitsAsync(TimeSpan.FromSeconds(8));
        await shop.Gateway.RecoversAsync();
        await shop.Gateway.FailsAsync("confirm", "not-completed", times: 0);
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.True(await shop.PaymentByIdAsync(id) is { Status: PaymentStatus.Paid, IsContradicted: true });
    }

    [Fact]
    public async Task A_gateway_that_takes_its_word_back_is_flagged_and_the_payment_stays_paid()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        await shop.Gateway.FailsAsync("confirm", "not-completed");
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsCallbacksAgainAsync(id);
        await shop.SettlesAsync();

        var payment = await shop.PaymentByIdAsync(id);
        Assert.Equal(PaymentStatus.Paid, payment.Status);
        Assert.True(payment.IsContradicted);
        Assert.Equal(PaymentConcernKind.Contradicted, Assert.Single(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync()).Kind);
    }

    [Fact]
    public async Task Confirms_of_one_payment_are_never_closer_than_three_seconds_whoever_asks_for_them()
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
        var gaps = times.Zip(times.Skip(1), (one, next) => next - one).ToList();
        Assert.InRange(gaps.Count, 8, 10);
        Assert.All(gaps, gap => Assert.True(gap >= 3_000, $"two confirms were {gap} ms apart"));
    }

    [Fact]
    public async Task A_look_under_way_keeps_others_away_even_when_a_callback_makes_the_payment_due_again()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var payments = shop.Services.GetRequired<PaymentStore>();
        await payments.NudgeAsync(id, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var first = await payments.ClaimLooksAsync(1, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await payments.NudgeAsync(id, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var second = await payments.ClaimLooksAsync(1, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(id, Assert.Single(first).Id);
        Assert.Empty(second);
    }
}
