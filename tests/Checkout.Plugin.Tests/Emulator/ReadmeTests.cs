using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed partial class ReadmeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "LigdiCash.Emulator");
    private static readonly string Readme = File.ReadAllText(Path.Combine(Folder, "README.md"));

    [Fact]
    public async Task Every_scenario_is_in_its_table_with_its_number()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var known = (await gateway.GetAsync("/_emulator/scenarios"))["known"]!.AsArray();

        Assert.Equal(known.Select(Row), ScenarioRows().Matches(Readme).Select(row => row.Value));
    }

    [Fact]
    public void Every_setting_is_in_a_table_and_every_setting_of_the_tables_exists()
    {
        var read = ReadSettings().Matches(File.ReadAllText(Path.Combine(Folder, "Settings", "EmulatorSettings.cs")));

        Assert.Equal(Names(read), Names(ShownSettings().Matches(Readme)));
    }

    [Fact]
    public async Task Every_fault_is_in_its_table()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var refused = await gateway.OrderFaultAsync("confirm", "none");

        var error = (string)(await EmulatorHost.ReadAsync(refused))["error"]!;

        var names = KnownFaults().Match(error).Groups["names"].Value.Split(", ");
        Assert.True(names.Length > 10, error);
        Assert.All(names, name =>
            Assert.Contains(Readme.Split('\n'), line =>
                line.StartsWith("| `", StringComparison.Ordinal) && line.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    private static string Row(JsonNode? scenario) =>
        $"| {(string?)scenario!["numberEndsWith"]} | `{(string?)scenario["name"]}` | {(string?)scenario["does"]} |";

    private static IEnumerable<string> Names(MatchCollection settings) =>
        settings.Select(setting => setting.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| 9900[0-9]{2} \|.*\|$", RegexOptions.Multiline, 1_000)]
    private static partial Regex ScenarioRows();

    [GeneratedRegex(@"Read\(section, nameof\((?<name>\w+)\)|section\[""(?<name>\w+)""\]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ReadSettings();

    [GeneratedRegex("`Emulator__(?<name>[A-Za-z]+)`", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ShownSettings();

    [GeneratedRegex("must be one of (?<names>.*), or code00", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex KnownFaults();
}
