using System.Diagnostics;
using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class MutatedConfirmTests
{
    private static readonly int EachWay = Effort.Of(everyCommit: 200, release: 10_000);

    [Fact]
    public async Task A03_Only_the_genuine_answer_makes_a_payment_paid()
    {
        var started = Stopwatch.GetTimestamp();

        await Parallel.ForEachAsync(ConfirmMutation.All.Index(), async (way, _) => await TryAsync(way.Item, way.Index));

        var (count, seconds) = (ConfirmMutation.All.Length * EachWay, Stopwatch.GetElapsedTime(started).TotalSeconds);
        var remark = $"seed {Dice.Seed}; {ConfirmMutation.All.Length} ways, {EachWay} of each";
        await new Evidence("mutated-confirm-answers", count, "answers", Failures: 0, seconds, remark).KeepAsync();
    }

    [Fact]
    public async Task An_answer_with_a_few_bytes_changed_pays_only_what_it_still_proves()
    {
        var (started, dice, proven) = (Stopwatch.GetTimestamp(), new Dice(Dice.Seed), 0);
        var count = EachWay * 50;

        for (var number = 0; number < count; number++)
        {
            var trial = new ConfirmTrial(dice.For(number));
            var answer = Gossip.Of(trial, dice, out var proves);
            var payment = await trial.HearsAsync(new ByteArrayContent(answer));
            proven += proves ? 1 : 0;
            Assert.True(
                proves || payment.Status != CheckoutPaymentStatus.Paid,
                $"Answer {number} of CHECKOUT_SEED={Dice.Seed}: {Encoding.UTF8.GetString(answer)}");
        }

        Assert.InRange(proven, 1, count - 1);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var remark = $"seed {Dice.Seed}; {proven} still proved their payment";
        await new Evidence("garbled-confirm-answers", count, "answers", Failures: 0, seconds, remark).KeepAsync();
    }

    [Fact]
    public void The_ways_are_as_many_as_promised_and_no_two_are_the_same()
    {
        Assert.True(ConfirmMutation.All.DistinctBy(way => way.Name).Count() >= 25);
        Assert.Distinct(ConfirmMutation.All.Select(way => way.Name));
    }

    private static async Task TryAsync(ConfirmMutation way, int place)
    {
        var dice = new Dice(Dice.Seed + place);
        for (var number = 0; number < EachWay; number++)
        {
            var trial = new ConfirmTrial(dice.For(number));
            using var honest = new ByteArrayContent(trial.Honest.ToBytes());
            using var answer = way.Answer(trial, dice);
            var (paid, payment) = (await trial.HearsAsync(honest), await trial.HearsAsync(answer, way.HttpStatus));
            Assert.True(paid.Status == CheckoutPaymentStatus.Paid, $"The honest answer {trial.Honest} left the payment {paid.Status}.");
            Assert.True(
                payment.Status != CheckoutPaymentStatus.Paid,
                $"\"{way}\", answer {number} of CHECKOUT_SEED={Dice.Seed}, made the payment paid.");
        }
    }
}
