using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

[Slow]
public sealed class MissingCallbackTests
{
    private const int EachMonth = 200;

    [Fact]
    public async Task A_payment_without_a_callback_is_found_within_its_own_age_or_two_minutes()
    {
        var (started, found) = (Stopwatch.GetTimestamp(), new ConcurrentBag<FoundPayment>());
        var months = Effort.Of(everyCommit: EachMonth, release: 100_000) / EachMonth;

        await Parallel.ForAsync(0, months, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (number, _) =>
        {
            await using var month = await MonthWithoutCallbacks.BeginAsync(number);
            foreach (var payment in await month.RunAsync(EachMonth))
            {
                found.Add(payment);
            }
        });

        Assert.Equal(months * EachMonth, found.Count);
        Assert.All(found, payment => Assert.True(payment.Share <= 1, $"{payment}, CHECKOUT_SEED={Dice.Seed}"));
        await new Evidence("lost-callback-latency", found.Count, "payments", Failures: 0, Stopwatch.GetElapsedTime(started).TotalSeconds,
            $"seed {Dice.Seed}; found in {found.Average(payment => payment.Share):P0} of the promised time on average, "
            + $"{found.Max(payment => payment.Share):P0} at most").KeepAsync();
    }
}
