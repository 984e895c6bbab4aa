using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed partial class SupplyTests
{
    private static readonly Dictionary<string, string> Versions = Elements("Directory.Packages.props", "PackageVersion")
        .ToDictionary(package => package.Attribute("Include")!.Value, Version, StringComparer.Ordinal);
    private static readonly string[] Packable = ["src/Checkout.Plugin", "src/LigdiCash.Client", "src/LigdiCash.Emulator"];

    public static TheoryData<string> Projects =>
    [
        .. Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(file => !file.StartsWith("artifacts", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A71_Every_project_has_a_lock_file_and_it_is_in_step(string project)
    {
        var locked = new LockFile(Path.GetDirectoryName(project)!);
        var references = Elements(project, "PackageReference").Concat(Elements("Directory.Build.props", "PackageReference")).ToList();

        Assert.Subset(Versions.Keys.ToHashSet(StringComparer.Ordinal), references.Select(Name).ToHashSet(StringComparer.Ordinal));
        Assert.All(
            references, package => Assert.Equal($"[{Floor(package) ?? Versions[Name(package)]}, )", locked.Requested(Name(package))));
    }

    [Theory]
    [InlineData("true", "-p:ContinuousIntegrationBuild=true")]
    [InlineData("false", "-p:ContinuousIntegrationBuild=true", "-p:RestoreLockedMode=false")]
    public async Task A71_Dependencies_are_restored_from_the_lock_files_by_default(string isLocked, params string[] arguments)
    {
        var output = await Command.RunAsync(
            Repository.Root, "dotnet", ["msbuild", "src/LigdiCash.Client", "-getProperty:RestoreLockedMode", .. arguments]);

        Assert.Equal(isLocked, output.Trim());
    }

    [Fact]
    public void A71_The_licence_of_everything_that_comes_along_is_known()
    {
        var table = File.ReadAllText(Path.Combine(Repository.Root, "src", "THIRD-PARTY.md"));
        var rows = Rows().Matches(table).Select(Licensed.Of).ToList();

        var needed = Packable
            .SelectMany(project => new LockFile(project).ClosureOf(Direct($"{project}/{Path.GetFileName(project)}.csproj")))
            .Where(package => package.Contains(' ', StringComparison.Ordinal)).Distinct();

        Assert.Equal(needed.Order(StringComparer.Ordinal), rows.Select(row => row.Package).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Contains(SaidByPackage(row.Package), row.Licence, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Direct(string file) => Elements(file, "PackageReference").Select(Name);

    private static string Name(XElement package) => package.Attribute("Include")!.Value;

    // The oldest version that the plug-in works with, where a shop may have that one.
    private static string? Floor(XElement package) => package.Attribute("VersionOverride")?.Value;

    private static IEnumerable<XElement> Elements(string file, string name) =>
        XDocument.Load(Path.Combine(Repository.Root, file)).Descendants().Where(element => element.Name.LocalName == name);

    private static string Version(XElement package) => package.Attribute("Version")!.Value;

    // The licence's own name, or the address at which it is.
    private static string SaidByPackage(string package)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages");
        var folder = Path.Combine([packages, .. package.Split(' ')]);
        var said = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single())
            .Descendants().ToLookup(element => element.Name.LocalName, element => element.Value, StringComparer.Ordinal);
        return said["license"].Concat(said["licenseUrl"]).First();
    }

    [GeneratedRegex(
        @"^\| (?<name>[A-Z][\w.]+) \| (?<version>[0-9.]+) \| (?<licence>.+) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex Rows();

    private sealed record Licensed(string Package, string Licence)
    {
        public static Licensed Of(Match row) => new(
            $"{row.Groups["name"].Value.ToLowerInvariant()} {row.Groups["version"].Value}", row.Groups["licence"].Value);
    }
}
