using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(Alone))]
public sealed class ParallelPayTests
{
    private const int Wide = 64;

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 50)]
    public async Task Pay_pressed_sixty_four_times_at_once_on_two_nodes_makes_one_invoice(bool withRedis, int roundsEach)
    {
        var (started, shops, comeAgain) = (Stopwatch.GetTimestamp(), Effort.Of(everyCommit: 1, release: 50), 0);
        var rounds = shops * roundsEach;

        for (var number = 0; number < shops; number++)
        {
            await using var shop = await TwoNodes.OpenAsync(withRedis);
            comeAgain += await SurvivesAsync(shop, roundsEach);
        }

        var remark = $"{Wide} presses each on two nodes; {comeAgain} of {rounds * Wide} answered with 409, all others with the one page";
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await new Evidence(withRedis ? "parallel-pay" : "parallel-pay-without-redis", rounds, "rounds", Failures: 0, seconds, remark)
            .KeepAsync();
    }

    private static async Task<int> SurvivesAsync(TwoNodes shop, int rounds)
    {
        var comeAgain = 0;
        for (var round = 0; round < rounds; round++)
        {
            var answers = await PressAsync(shop, new Dice(Dice.Seed).For(round));
            Assert.All(answers, answer => Assert.True(answer.IsForward || answer.IsComeAgain, $"Round {round}: {answer}"));
            Assert.Single(answers.Where(answer => answer.IsForward).Select(answer => answer.Forward).Distinct(StringComparer.Ordinal));
            Assert.Single(answers, answer => answer is { IsForward: true, IsReplayed: false });
            comeAgain += answers.Count(answer => answer.IsComeAgain);
        }

        Assert.Equal(rounds, await shop.World.Gateway.CountAsync("create"));
        await shop.World.AssertInvariantsAsync();
        return comeAgain;
    }

    private static async Task<PayAnswer[]> PressAsync(TwoNodes shop, Dice dice)
    {
        var shopper = shop.Welcomes(dice);
        await shopper.FillsBasketAsync();
        var form = await shopper.GoesToPayAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var presses = Enumerable.Range(0, Wide).Select(async press =>
        {
            await gate.Task;
            return await shopper.PressesPayAsync(form, shop.World.Nodes[press % 2].Address);
        }).ToArray();

        gate.SetResult();
        return await Task.WhenAll(presses);
    }
}
