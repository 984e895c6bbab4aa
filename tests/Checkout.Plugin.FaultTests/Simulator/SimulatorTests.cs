using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Checkout.Plugin.Tests.Simulator;

public sealed class SimulatorTests
{
    private static readonly (ulong First, ulong Last) Seeds = Chosen() ?? (1, Effort.Of(everyCommit: 150UL, release: 1_000_000UL));
    private static readonly Lazy<SimulatedWeeks> ChosenWeeks = new(() => Simulation.Run(Seeds.First, Seeds.Last));

    private static readonly string[] Ends =
    [
        "Paid", "NotCompleted", "Expired", "Refused", "Abandoned", "Unknown", "Review", "Done", "Dead",
        "duplicate", "contradicted", "superseded", "late",
    ];

    [Fact]
    public async Task No_week_of_any_faults_loses_or_doubles_money()
    {
        var clock = Stopwatch.StartNew();

        var weeks = ChosenWeeks.Value;

        await new Evidence("simulator", weeks.Count, "weeks of 200 payments", weeks.Failures.Count, clock.Elapsed.TotalSeconds,
            $"seeds {Seeds.First} to {Seeds.Last}: {weeks}").KeepAsync();
        Assert.True(weeks.Failures.Count == 0, string.Join("\n\n", weeks.Failures.Take(3).Select(failed => failed.Replay())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_seed_is_the_same_history(ulong seed)
    {
        var first = Simulation.RunSeed(seed);
        var second = Simulation.RunSeed(seed);

        Assert.Equal(first.Digest, second.Digest);
        Assert.NotEqual(first.Digest, Simulation.RunSeed(seed + 100).Digest);
    }

    // The simulation proves nothing about a fault that never occurs.
    [Fact]
    public void Every_fault_strikes_and_every_state_is_reached()
    {
        var weeks = ChosenWeeks.Value.Count >= 40 ? ChosenWeeks.Value : Simulation.Run(1, 40);

        Assert.DoesNotContain(Enum.GetValues<Fault>(), fault => weeks.Weeks.All(week => week.Occurred[(int)fault] == 0));
        Assert.Superset(new HashSet<string>(Ends, StringComparer.Ordinal),
            weeks.Weeks.SelectMany(week => week.Ends).ToHashSet(StringComparer.Ordinal));
    }

    // CHECKOUT_SEED=17 or CHECKOUT_SEED=17-99 selects the seeds.
    private static (ulong First, ulong Last)? Chosen() =>
        Environment.GetEnvironmentVariable("CHECKOUT_SEED")?.Split('-').Select(seed => ulong.Parse(seed, CultureInfo.InvariantCulture))
        .ToArray() switch
    {
        [var only] => (only, only),
        [var first, var last] => (first, last),
        _ => null,
    };
}
