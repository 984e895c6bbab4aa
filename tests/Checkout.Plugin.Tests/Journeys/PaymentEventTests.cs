using Checkout.Plugin.Tests.Payouts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// What happens to a payment reaches the shop's event handler after the commit, at least once.
public sealed class PaymentEventTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_paid_and_a_fulfilled_payment_are_told_once_each(Store store)
    {
        var received = new ReceivedEvents();
        await using var shop = await OpenAsync(received, store);
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);

        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromHours(1));

        Assert.Equal([PaymentEventKind.Paid, PaymentEventKind.Fulfilled], received.All.Select(told => told.Kind).Order());
        Assert.All(received.All, told => Assert.Equal((id, CheckoutPaymentStatus.Paid), (told.Payment.Id, told.Payment.Status)));
        Assert.Contains(received.All, told => told.At == told.Payment.PaidAt);
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_outbox"));
    }

    [Fact]
    public async Task A_payment_that_fails_or_expires_is_told()
    {
        var received = new ReceivedEvents();
        await using var shop = await OpenAsync(received);
        var (declined, forgotten) = (await shop.OpensPaymentAsync(), await shop.OpensPaymentAsync());
        await shop.Gateway.DeclinesAsync(declined);
        await shop.SettlesAsync();
        await shop.WaitsHourByHourAsync(25);

        Assert.Equal(
            [(PaymentEventKind.NotCompleted, declined), (PaymentEventKind.Expired, forgotten)],
            received.All.Select(told => (told.Kind, told.Payment.Id)));
    }

    [Fact]
    public async Task A_second_payment_of_a_paid_purchase_is_told_as_a_duplicate()
    {
        var received = new ReceivedEvents();
        await using var shop = await OpenAsync(received);
        var (browser, cart) = (shop.OpensBrowser(), Some.Cart(5_000));
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync(("firstName", "Fatou"));
        foreach (var invoice in await shop.Gateway.InvoicesAsync())
        {
            await shop.Gateway.ApprovesAsync(invoice!["transactionId"]!.GetValue<string>());
            await shop.SettlesAsync();
        }

        Assert.Equal(
            [PaymentEventKind.Paid, PaymentEventKind.Duplicate],
            received.All.Select(told => told.Kind).Where(kind => kind != PaymentEventKind.Fulfilled));
    }

    [Fact]
    public async Task An_order_that_the_shop_refused_is_told_to_need_a_person()
    {
        var received = new ReceivedEvents();
        await using var shop = await OpenAsync(received);
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("sold out"));
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(
            [PaymentEventKind.Paid, PaymentEventKind.AttentionOpened],
            received.All.Select(told => told.Kind).Order());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Each_part_of_a_refund_is_told_with_its_payout(Store store)
    {
        var received = new ReceivedEvents();
        await using var shop = await OpenAsync(received, store);
        var paid = await shop.PaidAsync(10_000);
        var parts = new List<string>();
        foreach (var amount in new[] { 3_000, 2_000 })
        {
            var payout = await shop.SendsAsync(PayoutSteps.Draft(amount, paymentId: paid));
            await shop.Gateway.PaysOutAsync(payout.Id);
            await shop.WaitsAsync(TimeSpan.FromMinutes(2));
            parts.Add(payout.Id);
        }

        var told = received.All.Where(told => told.Kind == PaymentEventKind.Refunded).ToList();
        Assert.Equal(parts, told.Select(refund => refund.PayoutId));
        Assert.All(told, refund => Assert.Equal(paid, refund.Payment.Id));
        Assert.Equal(2, told.Select(refund => refund.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_payment_that_could_not_be_requested_is_told()
    {
        var received = new ReceivedEvents();
        await using var shop = await OpenAsync(received);
        await shop.Gateway.FailsAsync("create", "drop-before");
        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync();
        await shop.WaitsAsync(TimeSpan.FromHours(1));

        Assert.Equal([PaymentEventKind.Abandoned], received.All.Select(told => told.Kind));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_failing_handler_is_called_again_with_the_same_event(Store store)
    {
        var received = new ReceivedEvents { FailuresLeft = 2 };
        await using var shop = await OpenAsync(received, store);
        NeverFulfills(shop);
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        var atOnce = received.All.Count;
        await shop.WaitsAsync(TimeSpan.FromSeconds(10));
        await shop.WaitsAsync(TimeSpan.FromSeconds(20));
        await shop.WaitsAsync(TimeSpan.FromHours(1));

        Assert.Equal(1, atOnce);
        Assert.Equal(3, received.All.Count);
        Assert.Single(received.All.Select(told => told.Id).Distinct(StringComparer.Ordinal));
        Assert.Equal(id, received.All.First().Payment.Id);
        Assert.Contains(shop.Log.All, line => line.StartsWith("Warning 4201", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handler_that_fails_for_a_week_is_called_no_longer_and_logged()
    {
        var received = new ReceivedEvents { FailuresLeft = int.MaxValue };
        await using var shop = await OpenAsync(received);
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("sold out"));
        await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        await shop.SettlesAsync();
        await shop.WaitsHourByHourAsync((24 * 7) + 20);
        var calls = received.All.Count;
        await shop.WaitsHourByHourAsync(24);

        // Two events, each about once an hour.
        Assert.Equal(2 * EventDelivery.MaxAttempts, calls);
        Assert.Equal(calls, received.All.Count);
        Assert.Contains(shop.Log.All, line => line.StartsWith("Error 4202", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_survives_the_end_of_the_process()
    {
        var received = new ReceivedEvents { FailuresLeft = 1 };
        await using var shop = await OpenAsync(received);
        NeverFulfills(shop);
        await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        await shop.SettlesAsync();

        await shop.RestartsAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, received.All.Count);
    }

    [Fact]
    public async Task Without_a_handler_nothing_is_kept()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        await shop.SettlesAsync();

        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_outbox"));
    }

    private static void NeverFulfills(Shop shop)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("the warehouse is closed"));
        }
    }

    private static Task<Shop> OpenAsync(ReceivedEvents received, Store store = Store.Sqlite) =>
        Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed with
        {
            Store = store,
            Configure = checkout => checkout.AddPaymentEventHandler<RecordingEventHandler>().Services.AddSingleton(received),
        });
}
