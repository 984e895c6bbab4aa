using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Plugin.Tests.Requirements;

// The table of the README names the requirements that tests cover. This test compares it with the tests.
public sealed partial class RequirementTableTests
{
    private static readonly Lazy<Dictionary<int, string>> Table = new(() => File
        .ReadLines(Path.Combine(Repository.Root, "tests", "Checkout.Plugin.Tests", "Requirements", "README.md"))
        .Select(line => Row().Match(line)).Where(row => row.Success)
        .ToDictionary(row => int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture), row => row.Groups["proof"].Value));

    public static TheoryData<int> Requirements => [.. Enumerable.Range(1, 52)];

    [Theory]
    [MemberData(nameof(Requirements))]
    public void Each_requirement_has_a_test_named_after_it_or_the_reason_why_not(int number)
    {
        var tests = typeof(RequirementTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Count(
                method => method.Name.StartsWith(string.Create(CultureInfo.InvariantCulture, $"R{number}_"), StringComparison.Ordinal)
                    && method.GetCustomAttributes<FactAttribute>().Any());

        Assert.True(Table.Value.TryGetValue(number, out var proof), "The table has no such line.");
        Assert.Equal(tests > 0, proof.StartsWith("tests", StringComparison.Ordinal));
        Assert.True(tests > 0 || proof.StartsWith("no test: ", StringComparison.Ordinal), $"R{number} has neither a test nor a reason.");
    }

    [GeneratedRegex(
        @"^\| R(?<number>[0-9]+) \| [^|]+ \| (?<proof>[^|]+) \|$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
