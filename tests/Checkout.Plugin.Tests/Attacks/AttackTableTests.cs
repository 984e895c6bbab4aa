using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// The table of the README names the attacks that tests cover. These tests compare it with all test projects.
public sealed partial class AttackTableTests
{
    private static readonly string Tests = Path.Combine(Repository.Root, "tests");

    private static readonly Lazy<Dictionary<int, string>> Table = new(() => File
        .ReadLines(Path.Combine(Tests, "Checkout.Plugin.Tests", "Attacks", "README.md"))
        .Select(line => Row().Match(line)).Where(row => row.Success)
        .ToDictionary(row => NumberOf(row), row => row.Groups["proof"].Value));

    private static readonly Lazy<ILookup<int, string>> Named = new(() => Sources()
        .SelectMany(file => Test().Matches(File.ReadAllText(file)))
        .ToLookup(NumberOf, test => test.Groups["name"].Value));

    public static TheoryData<int> Attacks => [.. Enumerable.Range(1, 97)];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Each_attack_has_a_test_named_after_it_or_the_reason_why_not(int number)
    {
        var tests = Named.Value[number].Count();

        Assert.True(Table.Value.TryGetValue(number, out var proof), "The table has no such line.");
        Assert.Equal(tests > 0, proof.StartsWith("tests", StringComparison.Ordinal));
        Assert.True(
            tests > 0 || proof.StartsWith("no test: ", StringComparison.Ordinal), $"A-{number:00} has neither a test nor a reason.");
    }

    [Fact]
    public void No_test_names_an_attack_that_is_not_in_the_table() =>
        Assert.Equal(Enumerable.Range(1, 97), Named.Value.Select(attack => attack.Key).Union(Table.Value.Keys).Order());

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Tests, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static int NumberOf(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\| A-(?<number>[0-9]{2}) \| [^|]+ \| [^|]+ \| (?<proof>[^|]+) \|$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    // Only attributes stand between a test's first attribute and its name.
    [GeneratedRegex(
        @"\[(Fact|Theory)\b((?!\bpublic\b)[\s\S])*?\bpublic (async )?\w+ (?<name>A(?<number>[0-9]{2})_\w+)\(",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Test();
}
