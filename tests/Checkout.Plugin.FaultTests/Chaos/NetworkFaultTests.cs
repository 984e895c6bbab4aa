using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwoNodes))]
public sealed class TroubledWireTests
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);

    public static TheoryData<string> Troubles => [.. Ways.Keys];

    private static Dictionary<string, Func<TwoNodes, Dice, Task<Trouble[]>>> Ways { get; } = new(StringComparer.Ordinal)
    {
        ["answers to COMMIT lost"] = (shop, dice) =>
            WhileAsync(shop.DatabaseWire, new() { LosesAnswerTo = question => IsCommit(question) && dice.Chance(8) }),
        ["database connections reset"] = (shop, dice) => WhileAsync(
            shop.DatabaseWire, answers: new() { CutAfter = 200 + dice.Below(4_000) }),
        ["database slow and in pieces"] = (shop, dice) => WhileAsync(
            shop.DatabaseWire, new() { Slice = 7 }, new() { Latency = TimeSpan.FromMilliseconds(1 + dice.Below(30)) }),
        ["gateway silent"] = (shop, _) => WhileAsync(shop.GatewayWire, answers: Trouble.Silence),
        ["gateway cut in the middle of an answer"] = (shop, dice) => WhileAsync(
            shop.GatewayWire, answers: new() { CutAfter = dice.Below(900) }),
        ["Redis replies lost"] = (shop, dice) => WhileAsync(shop.Redis!.Wire, answers: new() { CutAfter = dice.Below(40) }),
        ["Redis silent"] = (shop, _) => WhileAsync(shop.Redis!.Wire, answers: Trouble.Silence),
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Network_trouble_costs_time_and_neither_money_nor_goods(string way)
    {
        var (started, dice, times) = (Stopwatch.GetTimestamp(), new Dice(Dice.Seed).For(0), Effort.Of(everyCommit: 2, release: 150));
        await using var shop = await TwoNodes.OpenAsync(withRedis: true);
        var (crowd, troubles) = (new Crowd(shop, Dice.Seed), new List<Trouble>());

        await crowd.ShopWhileAsync(AtOnce, async () =>
        {
            for (var time = 0; time < times; time++)
            {
                await Task.Delay(Calm, TimeProvider.System, TestContext.Current.CancellationToken);
                troubles.AddRange(await Ways[way](shop, dice));
            }

            await Task.Delay(Calm, TimeProvider.System, TestContext.Current.CancellationToken);
        });
        // A process does not know of a lease whose claim's answer was lost. The restart ends such leases.
        await shop.World.ComesToRestAsync(within: TimeSpan.FromMinutes(1));

        Assert.Empty(crowd.SentOnTwice);
        Assert.False(crowd.WasPayEverBroken, crowd.Story);
        await shop.World.HoldsAtRestAsync();
        Assert.True(crowd.Purchases >= times, $"Only {crowd.Purchases} purchases came through: {crowd.Story}");
        var remark = $"seed {Dice.Seed}; felt {troubles.Sum(trouble => trouble.Felt)} times; "
            + $"{crowd.Purchases} purchases paid; {crowd.Story}";
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await new Evidence($"wire-{way.Replace(' ', '-')}", times, "troubles", Failures: 0, seconds, remark).KeepAsync();
    }

    private static bool IsCommit(ReadOnlyMemory<byte> question) => question.Span.IndexOf("COMMIT\0"u8) >= 0;

    // Injects the faults until each has occurred at least once.
    private static async Task<Trouble[]> WhileAsync(TcpProxy wire, Trouble? questions = null, Trouble? answers = null)
    {
        Trouble[] troubles = [.. new[] { questions, answers }.OfType<Trouble>()];
        (wire.Questions, wire.Answers) = (questions ?? Trouble.None, answers ?? Trouble.None);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => Task.FromResult(troubles.All(trouble => trouble.Felt > 0)));
        wire.Heals();
        return troubles;
    }
}
