using System.Security.Cryptography;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class PayoutKillTests
{
    // The lease of a payout that is being sent: two seconds for the gateway's answer, twenty more for everything else.
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(40);

    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Killed_at_any_point_a_payout_is_requested_at_most_once_however_often_it_is_sent_again(Store store)
    {
        await using var payouts = await KilledPayouts.OpenAsync(store);
        (string Point, string State, int Creates)[] points =
        [
            ("before-mark", "Pending", 1),
            ("after-mark", "Unknown", 0),
            ("before-send", "Unknown", 0),
            ("after-answer", "Unknown", 1),
            ("after-store", "Completed", 1),
        ];
        var ids = new List<string>();
        foreach (var (point, _, _) in points)
        {
            await payouts.StartsAsync(point);
            ids.Add(await payouts.ApprovesAsync(1_000 + ids.Count));
            await payouts.SendsAsync(ids[^1]);
            Assert.Equal(137, await payouts.HasDiedAsync());
        }

        await payouts.StartsAsync();
        foreach (var id in ids.Concat(ids))
        {
            await payouts.SendsAsync(id);
        }

        await payouts.PaysOutAsync(ids[^1]);

        foreach (var ((point, state, creates), id) in points.Zip(ids))
        {
            await payouts.IsAsync(id, state, within: Recovery);
            await payouts.SendsAsync(id);
            Assert.True(await payouts.CreatesAsync(id) == creates, $"killed {point}: {await payouts.CreatesAsync(id)} creates");
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Killed_while_the_gateway_is_thinking_a_payout_is_requested_once_and_waits_for_a_person(Store store)
    {
        await using var payouts = await KilledPayouts.OpenAsync(store);
        await payouts.StartsAsync();
        var id = await payouts.ApprovesAsync(1_000);
        await payouts.AnswersSlowlyAsync();

        var sending = payouts.SendsAsync(id);
        while (await payouts.CreatesAsync(id) == 0)
        {
            await Task.Yield();
        }

        await payouts.DiesAsync();
        await sending;
        await payouts.StartsAsync();
        await payouts.SendsAsync(id);

        await payouts.IsAsync(id, "Unknown", within: Recovery);
        Assert.Equal(1, await payouts.CreatesAsync(id));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Killed_again_and_again_at_any_moment_no_payout_is_requested_twice(Store store)
    {
        await using var payouts = await KilledPayouts.OpenAsync(store);
        var ids = new List<string>();
        for (var round = 0; round < 12; round++)
        {
            await payouts.StartsAsync();
            for (var payout = 0; payout < 8; payout++)
            {
                ids.Add(await payouts.ApprovesAsync(1_000 + ids.Count));
            }

            var sending = Task.WhenAll(ids.Select(payouts.SendsAsync));
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(5, 250)), TimeProvider.System, TestContext.Current.CancellationToken);
            await payouts.DiesAsync();
            await sending;
        }

        var creates = await payouts.CreatesAsync();
        Assert.DoesNotContain(creates.CountBy(id => id), count => count.Value > 1);
        Assert.NotEmpty(creates);
    }
}
