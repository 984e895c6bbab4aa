using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed partial class NamedKillTests
{
    private const int AtOnce = 8;

    private static readonly WorldPlan PaysOut =
        new() { Program = WorldPlan.PayoutHost, EmulatorSettings = { ["Emulator__RefuseRepeatedPayouts"] = "false" } };

    private static IEnumerable<string> Points =>
        CrashCases.OfSchema.Concat(CrashCases.OfShop.Concat(CrashCases.OfPayoutHost).Select(crashCase => crashCase.Point))
            .Distinct(StringComparer.Ordinal);

    [Fact]
    public async Task A_kill_at_any_named_point_loses_and_duplicates_nothing()
    {
        var (kills, started) = (0, TimeProvider.System.GetTimestamp());

        // The sequences mostly wait, so many can run at once.
        await Parallel.ForEachAsync(Sequences(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (chain, _) =>
            Interlocked.Add(ref kills, await CrashSequence.RunAsync(chain.Plan, chain.CrashCases)));

        var remark = $"{Points.Count()} points, SQLite and PostgreSQL; the invariants are checked after each sequence of crashes";
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await new Evidence("named-kills", kills, "kills", Failures: 0, seconds, remark).KeepAsync();
    }

    [Fact]
    public void Every_named_point_has_a_kill()
    {
        var source = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Checkout.Plugin"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText);
        var named = source.SelectMany(text => Reached().Matches(text))
            .SelectMany(call => Name().Matches(call.Value)).Select(name => name.Value.Trim('"'));

        Assert.Equal(named.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), Points.Order(StringComparer.Ordinal));
        Assert.InRange(Points.Count(), 40, int.MaxValue);
    }

    [Fact]
    public void The_shipped_plug_in_has_no_crash_points()
    {
        var (shipped, forTests) = (Texts(withCrashPoints: false), Texts(withCrashPoints: true));

        Assert.All([.. Points, "CHECKOUT_CRASH_AT"], name => Assert.Contains(name, forTests, StringComparison.Ordinal));
        Assert.All([.. Points, "CHECKOUT_CRASH_AT"], name => Assert.DoesNotContain(name, shipped, StringComparison.Ordinal));
    }

    private static IEnumerable<(WorldPlan Plan, IReadOnlyList<CrashCase> CrashCases)> Sequences()
    {
        for (var round = 0; round < Effort.Of(everyCommit: 1, release: 122); round++)
        {
            yield return (PaysOut with { Store = Store.Sqlite }, CrashCases.OfPayoutHost);
            yield return (PaysOut with { Store = Store.PostgreSql }, CrashCases.OfPayoutHost);
            yield return (new() { Store = Store.Sqlite }, CrashCases.OfShop);
            yield return (new() { Store = round % 2 == 0 ? Store.PostgreSqlWithRedis : Store.PostgreSql }, CrashCases.OfShop);
        }
    }

    // The assembly's texts in both alignments.
    private static string Texts(bool withCrashPoints)
    {
        var bytes = File.ReadAllBytes(ChildProcess.Assembly("src/Checkout.Plugin", "Checkout.Plugin", withCrashPoints));
        return Encoding.Unicode.GetString(bytes) + Encoding.Unicode.GetString(bytes.AsSpan(1));
    }

    [GeneratedRegex("CrashPoint[.]Reach[(].*[)];", RegexOptions.None, 1_000)]
    private static partial Regex Reached();

    [GeneratedRegex("\"[a-z]+(-[a-z]+)*[.][a-z-]+\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Name();
}
