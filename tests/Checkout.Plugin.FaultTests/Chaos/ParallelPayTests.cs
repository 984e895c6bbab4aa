using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwinShop))]
public sealed class ParallelPayTests
{
    private const int Wide = 64;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pay_pressed_sixty_four_times_at_once_on_two_nodes_makes_one_invoice(bool withRedis)
    {
        var (started, rounds, comeAgain) = (Stopwatch.GetTimestamp(), Effort.Of(everyCommit: 100, release: 5_000), 0);
        await using var shop = await TwinShop.OpenAsync(withRedis);
        await shop.Gateway.LosesCallbacksAsync();

        for (var round = 0; round < rounds; round++)
        {
            var answers = await PressAsync(shop, new Dice(Dice.Seed).For(round));
            Assert.All(answers, answer => Assert.True(answer.IsForward || answer.IsComeAgain, $"Round {round}: {answer}"));
            Assert.Single(answers.Where(answer => answer.IsForward).Select(answer => answer.Forward).Distinct(StringComparer.Ordinal));
            Assert.Single(answers, answer => answer is { IsForward: true, IsReplayed: false });
            comeAgain += answers.Count(answer => answer.IsComeAgain);
        }

        Assert.Equal(rounds, (await shop.Gateway.CreatesAsync()).Count);
        Assert.Empty(await new Books(shop).InconsistenciesAsync());
        await new Evidence(withRedis ? "parallel-pay" : "parallel-pay-without-redis", rounds, "rounds", Failures: 0, Stopwatch.GetElapsedTime(started).TotalSeconds,
            $"{Wide} presses each on two nodes; {comeAgain} of {rounds * Wide} answered with 409, all others with the one page").KeepAsync();
    }

    private static async Task<PayAnswer[]> PressAsync(TwinShop shop, Dice dice)
    {
        var shopper = shop.Welcomes(dice);
        await shopper.FillsBasketAsync();
        var form = await shopper.GoesToPayAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var presses = Enumerable.Range(0, Wide).Select(async press =>
        {
            await gate.Task;
            return await shopper.PressesPayAsync(form, shop.Nodes[press % 2]);
        }).ToArray();

        gate.SetResult();
        return await Task.WhenAll(presses);
    }
}
