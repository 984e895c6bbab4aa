using System.Diagnostics;
using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class MutatedConfirmTests
{
    private static readonly int TrialsEach = Effort.Of(everyCommit: 200, release: 10_000);

    [Fact]
    public async Task A03_Only_the_genuine_answer_makes_a_payment_paid()
    {
        var started = Stopwatch.GetTimestamp();

        await Parallel.ForEachAsync(ConfirmMutation.All.Index(), async (mutation, _) => await TryAsync(mutation.Item, mutation.Index));

        var (count, seconds) = (ConfirmMutation.All.Length * TrialsEach, Stopwatch.GetElapsedTime(started).TotalSeconds);
        var remark = $"seed {Dice.Seed}; {ConfirmMutation.All.Length} ways, {TrialsEach} of each";
        await new Evidence("mutated-confirm-answers", count, "answers", Failures: 0, seconds, remark).KeepAsync();
    }

    [Fact]
    public async Task An_answer_with_a_few_bytes_changed_pays_only_what_it_still_proves()
    {
        var (started, dice, proven) = (Stopwatch.GetTimestamp(), new Dice(Dice.Seed), 0);
        var count = TrialsEach * 50;

        for (var number = 0; number < count; number++)
        {
            var trial = new ConfirmTrial(dice.For(number));
            var answer = GarbledAnswer.Of(trial, dice, out var proves);
            var payment = await trial.ConfirmAsync(new ByteArrayContent(answer));
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
    public void At_least_25_distinct_mutations_exist()
    {
        Assert.True(ConfirmMutation.All.DistinctBy(mutation => mutation.Name).Count() >= 25);
        Assert.Distinct(ConfirmMutation.All.Select(mutation => mutation.Name));
    }

    private static async Task TryAsync(ConfirmMutation mutation, int place)
    {
        var dice = new Dice(Dice.Seed + place);
        for (var number = 0; number < TrialsEach; number++)
        {
            var trial = new ConfirmTrial(dice.For(number));
            using var honest = new ByteArrayContent(trial.Honest.ToBytes());
            using var answer = mutation.Answer(trial, dice);
            var (paid, payment) = (await trial.ConfirmAsync(honest), await trial.ConfirmAsync(answer, mutation.HttpStatus));
            Assert.True(paid.Status == CheckoutPaymentStatus.Paid, $"The honest answer {trial.Honest} left the payment {paid.Status}.");
            Assert.True(
                payment.Status != CheckoutPaymentStatus.Paid,
                $"\"{mutation}\", answer {number} of CHECKOUT_SEED={Dice.Seed}, made the payment paid.");
        }
    }
}
