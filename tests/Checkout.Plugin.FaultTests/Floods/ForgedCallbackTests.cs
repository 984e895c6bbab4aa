using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Checkout.Plugin.Tests;

// A shop that sells while forged callbacks come as fast as it answers them. A million of them: CHECKOUT_EFFORT=release.
[Collection(nameof(Alone))]
public sealed class ForgedCallbackTests
{
    private const int Known = 12;
    private const int Buyers = 3;
    private const long MaxKilobytes = 50 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(Store.PostgreSql, 100_000, 1_000_000)]
    [InlineData(Store.Sqlite, 10_000, 200_000)]
    public async Task Forged_callbacks_change_nothing_and_do_not_prevent_payments(Store store, long everyCommit, long release)
    {
        var (started, count) = (Stopwatch.GetTimestamp(), Effort.Of(everyCommit, release));
        await using var world = await World.OpenAsync(
            new() { Store = store, MaxConfirmsPerSecond = 5, Settings = { ["Logging__LogLevel__Default"] = "Warning" } });
        await world.StartsAsync();
        var (waiting, paid) = (await OpenAsync(world), await PayAsync(world));
        var flood = new CallbackFlood(world.Home, waiting, paid, Dice.Seed);
        await flood.SendAsync(count / 5);
        var (before, warm) = (await StatesAsync(world, waiting, paid), await KilobytesAsync(world));

        var took = TimeSpan.Zero;
        var purchases = await BuyWhileAsync(world, async () => took = await flood.SendAsync(count));
        await world.SettlesAsync(within: TimeSpan.FromMinutes(1));
        var (after, end) = (await StatesAsync(world, waiting, paid), await KilobytesAsync(world));

        Assert.All(flood.Answers.Keys, status => Assert.True(status is 200 or 413 or 0, flood.Summary));
        Assert.True(flood.Answers.GetValueOrDefault(0) <= flood.Answers.GetValueOrDefault(413), flood.Summary);
        Assert.Equal(before, after);
        var snapshot = await world.AssertInvariantsAtRestAsync();
        Assert.NotEmpty(purchases);
        Assert.All(purchases, id => Assert.Equal("Paid", snapshot.Payments.Single(payment => payment.Id == id).Status));
        Assert.Equal(paid.Length + purchases.Count, snapshot.Orders.Count(order => order.Fulfillments == 1));
        var genuine = snapshot.Ledger.Where(line => line.Endpoint == "callback" && purchases.Contains(line.TransactionId!));
        var slowest = SlowestOf(99, [.. genuine]);
        Assert.True(slowest < TimeSpan.FromSeconds(1), $"p99 of the genuine callbacks was {slowest}");
        Assert.True(end - warm < MaxKilobytes, $"{warm} KB became {end} KB");
        var remark = string.Create(
            CultureInfo.InvariantCulture,
            $"seed {Dice.Seed}; {count / took.TotalSeconds:0} in a second; with those that warmed up {flood.Summary}; "
            + $"private memory {warm / 1024} MB before, {end / 1024} MB after; {purchases.Count} purchases paid meanwhile, "
            + $"99 % of their callbacks answered within {slowest.TotalMilliseconds:0} ms; {Confirms(snapshot, took)}");
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await new Evidence($"forged-callbacks-{store}", count, "callbacks", Failures: 0, seconds, remark).KeepAsync();
    }

    private static string Confirms(Snapshot snapshot, TimeSpan took)
    {
        var confirms = snapshot.Ledger.Count(line => line.Endpoint == "confirm");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{confirms} confirms in all, {snapshot.MaxConfirmsPerSecond} allowed in each of {took.TotalSeconds:0} seconds");
    }

    private static async Task<string[]> OpenAsync(World world)
    {
        var ids = new List<string>();
        while (ids.Count < Known)
        {
            var shopper = world.NewShopper(ShopperMethod.Hosted);
            await shopper.ComesToPayAsync();
            await shopper.PressesPayAsync();
            ids.Add(await shopper.KnowsPaymentAsync());
        }

        return [.. ids];
    }

    private static async Task<string[]> PayAsync(World world)
    {
        var ids = new List<string>();
        while (ids.Count < Known)
        {
            ids.Add(await BuyAsync(world));
        }

        return [.. ids];
    }

    private static async Task<string> BuyAsync(World world)
    {
        var shopper = world.NewShopper(ShopperMethod.Hosted);
        await shopper.BuysAsync(MaxWait);
        Assert.True(shopper.IsDone, $"a shopper could not pay within {MaxWait}");
        return shopper.PaymentId!;
    }

    // Shoppers finish their purchase after the flood has ended.
    private static async Task<HashSet<string>> BuyWhileAsync(World world, Func<Task> flood)
    {
        var flooding = flood();
        var bought = await Task.WhenAll(Enumerable.Range(0, Buyers).Select(async _ =>
        {
            var ids = new List<string>();
            while (!flooding.IsCompleted)
            {
                ids.Add(await BuyAsync(world));
                await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
            }

            return ids;
        }));
        await flooding;
        return [.. bought.SelectMany(ids => ids)];
    }

    private static async Task<IReadOnlyList<PaymentState>> StatesAsync(World world, string[] waiting, string[] paid)
    {
        var payments = (await SnapshotReader.ReadAsync(world.Source)).Payments;
        return
        [
            .. payments.Where(payment => waiting.Contains(payment.Id) || paid.Contains(payment.Id))
                .OrderBy(payment => payment.Id, StringComparer.Ordinal)
                .Select(payment => new PaymentState(payment.Id, payment.Status, payment.Version)),
        ];
    }

    // The minimum of several readings excludes garbage that was not yet collected.
    private static async Task<long> KilobytesAsync(World world)
    {
        var least = long.MaxValue;
        for (var reading = 0; reading < 12; reading++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, TestContext.Current.CancellationToken);
            least = Math.Min(least, NodeUse.PrivateKilobytesOf(world.Node.ProcessId!.Value));
        }

        return least;
    }

    private static TimeSpan SlowestOf(int percent, List<LedgerLine> callbacks)
    {
        Assert.All(callbacks, callback => Assert.Equal(200, callback.Status));
        var took = callbacks.Select(callback => callback.EndedAt!.Value - callback.At).Order().ToList();
        return TimeSpan.FromMilliseconds(took[Math.Min(took.Count - 1, took.Count * percent / 100)]);
    }

    private sealed record PaymentState(string Id, string Status, long Version);
}
