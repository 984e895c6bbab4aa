using System.Diagnostics;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(Alone))]
public sealed class MutatedCallbackTests
{
    [Fact]
    public async Task No_mutated_callback_makes_the_parser_throw_or_run_for_5_ms()
    {
        var started = Stopwatch.GetTimestamp();
        var trials = new CallbackTrials(CallbackNotice.Read, Dice.Seed);

        var count = trials.Run(Effort.Of(everyCommit: 2_000_000L, release: 1_000_000_000L));

        Assert.InRange(trials.Named, count / 20, count - (count / 20));
        var remark = $"seed {Dice.Seed}; {CallbackMutation.All.Length} ways, one to three at once; "
            + $"{trials.Slow} slower than 5 ms at first, none when measured again";
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await new Evidence("mutated-callbacks", count, "bodies", Failures: 0, seconds, remark).KeepAsync();
    }

    [Fact]
    public void Before_it_is_disfigured_every_callback_names_its_payment()
    {
        Assert.All(CallbackBodies.All, body => Assert.Equal(CallbackBodies.Id, CallbackNotice.Read(null, body).TransactionId));
    }

    [Fact]
    public void A_parser_that_throws_is_found_and_the_trial_can_be_had_again()
    {
        var trials = new CallbackTrials((_, body) => body.Span.Contains((byte)0) ? throw new FormatException("a NUL") : new(), seed: 17);

        var found = Assert.IsType<TrialFailedException>(Assert.Throws<AggregateException>(() => trials.Run(10_000)).InnerExceptions[0]);

        Assert.IsType<FormatException>(Assert.Throws<TrialFailedException>(() => trials.Try(found.Trial)).InnerException);
        Assert.Contains("CHECKOUT_SEED=17", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_parser_is_reported_and_an_interrupted_one_is_not()
    {
        var interruption = 1;
        var slow = new CallbackTrials((_, body) => Pause(body.Length > 60_000), seed: 17);
        var interrupted = new CallbackTrials(
            (_, body) => Pause(body.Length > 60_000 && Interlocked.Exchange(ref interruption, 0) == 1), seed: 17);

        Assert.Throws<AggregateException>(() => slow.Run(10_000));
        Assert.Equal(10_000, interrupted.Run(10_000));
        Assert.InRange(interrupted.Slow, 1, 100);
    }

    private static CallbackNotice Pause(bool thinks)
    {
        var started = Stopwatch.GetTimestamp();
        while (thinks && Stopwatch.GetElapsedTime(started) < TimeSpan.FromMilliseconds(6))
        {
            Thread.SpinWait(100);
        }

        return new();
    }
}
