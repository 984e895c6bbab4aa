using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// What may be asked in a second is shared, and everybody comes to their turn.
public sealed class AskingInTurn
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task No_more_confirms_begin_in_a_second_than_the_shop_allows_and_all_come_to_their_turn(Store store)
    {
        await using var shop = await AskingSteps.OpenAsync(store, perSecond: 5);
        var ids = await shop.PaysUntoldAsync(12);

        var each = new List<int>();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        for (var second = 0; second < 3; second++)
        {
            each.Add(await shop.Gateway.ConfirmsAsync());
            await shop.WaitsAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([5, 10, 12], each);
        Assert.All(ids, id => Assert.Equal(CheckoutPaymentStatus.Paid, shop.PaymentByIdAsync(id).Result.Status));
    }

    [Fact]
    public async Task Several_nodes_share_what_may_be_asked_in_a_second()
    {
        await using var shop = await AskingSteps.OpenAsync(Store.PostgreSql, perSecond: 5);
        PaymentStore[] nodes = [shop.Services.GetRequired<PaymentStore>(), (await shop.StartsAnotherNodeAsync()).GetRequired<PaymentStore>()];
        await shop.PaysUntoldAsync(12);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));

        var each = new List<int>();
        for (var second = 0; second < 3; second++)
        {
            foreach (var node in nodes)
            {
                each.Add((await node.ClaimDueChecksAsync(16, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Count);
            }

            shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([5, 0, 5, 0, 2, 0], each);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Whoever_waits_at_the_page_goes_first_and_whoever_calls_back_again_and_again_goes_last(Store store)
    {
        await using var shop = await AskingSteps.OpenAsync(store, perSecond: 1);
        await shop.Gateway.LosesCallbacksAsync();
        var ids = new List<string>();
        for (var payment = 0; payment < 3; payment++)
        {
            ids.Add(await shop.OpensPaymentAsync());
        }

        await shop.CallsBackAsync(ids[0]);
        await shop.SettlesSlowlyAsync(seconds: 10);
        await shop.WaitsAsync(TimeSpan.FromSeconds(40));
        var before = await shop.Gateway.ConfirmsAsync();
        await shop.CallsBackAsync(ids[0]);
        await shop.CallsBackAsync(ids[1]);
        await shop.OpensBrowser().OpenAsync($"checkout/return/{ids[2]}");
        await shop.SettlesSlowlyAsync(seconds: 3);

        var asked = (await shop.Gateway.LedgerAsync("confirm")).OrderBy(entry => entry!["at"]!.GetValue<long>()).Select(entry => entry!["transactionId"]!.GetValue<string>()).Skip(before);
        Assert.Equal([ids[2], ids[1], ids[0]], asked.Take(3));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task However_many_wait_at_their_pages_a_payment_of_which_nobody_tells_comes_to_its_turn(Store store)
    {
        await using var shop = await AskingSteps.OpenAsync(store, perSecond: 1);
        var quiet = (await shop.PaysUntoldAsync(1))[0];
        var loud = new List<string>();
        for (var payment = 0; payment < 6; payment++)
        {
            loud.Add(await shop.OpensPaymentAsync());
        }

        var browser = shop.OpensBrowser();
        for (var moment = 0; moment < 85; moment++)
        {
            foreach (var id in loud)
            {
                await browser.OpenAsync($"checkout/return/{id}");
            }

            await shop.SettlesSlowlyAsync(seconds: 3);
        }

        Assert.InRange(await shop.Gateway.ConfirmsAsync(), 240, 260);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(quiet)).Status);
    }
}
