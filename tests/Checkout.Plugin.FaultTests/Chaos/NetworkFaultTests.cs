using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwoNodes))]
public sealed class NetworkFaultTests
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);

    public static TheoryData<string> Faults => [.. Injections.Keys];

    private static Dictionary<string, Func<TwoNodes, Dice, Task<NetworkFault[]>>> Injections { get; } = new(StringComparer.Ordinal)
    {
        ["answers to COMMIT lost"] = (shop, dice) =>
            WhileAsync(shop.DatabaseProxy, new() { LosesAnswerTo = question => IsCommit(question) && dice.Chance(8) }),
        ["database connections reset"] = (shop, dice) => WhileAsync(
            shop.DatabaseProxy, answers: new() { CutAfter = 200 + dice.Below(4_000) }),
        ["database slow and in pieces"] = (shop, dice) => WhileAsync(
            shop.DatabaseProxy, new() { Slice = 7 }, new() { Latency = TimeSpan.FromMilliseconds(1 + dice.Below(30)) }),
        ["gateway silent"] = (shop, _) => WhileAsync(shop.GatewayProxy, answers: NetworkFault.Silence),
        ["gateway cut in the middle of an answer"] = (shop, dice) => WhileAsync(
            shop.GatewayProxy, answers: new() { CutAfter = dice.Below(900) }),
        ["Redis replies lost"] = (shop, dice) => WhileAsync(shop.Redis!.Proxy, answers: new() { CutAfter = dice.Below(40) }),
        ["Redis silent"] = (shop, _) => WhileAsync(shop.Redis!.Proxy, answers: NetworkFault.Silence),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_network_fault_costs_neither_money_nor_goods(string name)
    {
        var (started, dice, times) = (Stopwatch.GetTimestamp(), new Dice(Dice.Seed).For(0), Effort.Of(everyCommit: 2, release: 150));
        await using var shop = await TwoNodes.OpenAsync(withRedis: true);
        var (load, faults) = (new ShopperLoad(shop, Dice.Seed), new List<NetworkFault>());

        await load.ShopWhileAsync(AtOnce, async () =>
        {
            for (var time = 0; time < times; time++)
            {
                await Task.Delay(Calm, TimeProvider.System, TestContext.Current.CancellationToken);
                faults.AddRange(await Injections[name](shop, dice));
            }

            await Task.Delay(Calm, TimeProvider.System, TestContext.Current.CancellationToken);
        });
        // A process does not know of a lease whose claim's answer was lost. The restart ends such leases.
        await shop.World.RestartAndSettleAsync(within: TimeSpan.FromMinutes(1));

        Assert.Empty(load.ForwardedTwice);
        Assert.False(load.DidPayFail, load.Summary);
        await shop.World.AssertInvariantsAtRestAsync();
        Assert.True(load.Purchases >= times, $"Only {load.Purchases} purchases came through: {load.Summary}");
        var remark = $"seed {Dice.Seed}; felt {faults.Sum(fault => fault.Count)} times; "
            + $"{load.Purchases} purchases paid; {load.Summary}";
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await new Evidence($"wire-{name.Replace(' ', '-')}", times, "faults", Failures: 0, seconds, remark).KeepAsync();
    }

    private static bool IsCommit(ReadOnlyMemory<byte> question) => question.Span.IndexOf("COMMIT\0"u8) >= 0;

    // Injects the faults until each has occurred at least once.
    private static async Task<NetworkFault[]> WhileAsync(TcpProxy proxy, NetworkFault? questions = null, NetworkFault? answers = null)
    {
        NetworkFault[] faults = [.. new[] { questions, answers }.OfType<NetworkFault>()];
        (proxy.Questions, proxy.Answers) = (questions ?? NetworkFault.None, answers ?? NetworkFault.None);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => Task.FromResult(faults.All(fault => fault.Count > 0)));
        proxy.Heal();
        return faults;
    }
}
