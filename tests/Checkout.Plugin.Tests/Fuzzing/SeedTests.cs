using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

public sealed class SeedTests
{
    [Fact]
    public void Every_stored_seed_names_an_existing_law()
    {
        var laws = typeof(SeedTests).Assembly.GetTypes().Where(type => type.Namespace == typeof(SeedTests).Namespace)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => method.Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(Seeds.All, kept => Assert.Contains(kept.Law, laws));
    }

    [Fact]
    public void A_broken_law_fails_with_the_same_input_for_the_same_seed()
    {
        var (first, again) = (new List<int>(), new List<int>());

        var broken = Assert.Throws<LawBrokenException>(() => Law.Try(Gen.Choose(0, 10_000), Unless(first), 1_000, "a law", 4711));
        Assert.Throws<LawBrokenException>(() => Law.Try(Gen.Choose(0, 10_000), Unless(again), 1_000, "a law", 4711));

        Assert.StartsWith("a law 4711\n", broken.Message, StringComparison.Ordinal);
        Assert.NotEmpty(first);
        Assert.Equal(first, again);
    }

    private static Action<int> Unless(List<int> tried) => number =>
    {
        tried.Add(number);
        Assert.True(number < 9_900);
    };
}
