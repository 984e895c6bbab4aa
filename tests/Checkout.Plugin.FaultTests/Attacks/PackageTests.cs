using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Checkout.Plugin.Tests;

// The content of the packages.
public sealed class PackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("packages-");

    [Theory]
    [InlineData(
        "Checkout.Plugin",
        "CHANGELOG.md",
        "ConfigurationSchema.json",
        "README.md",
        "bom.json",
        "icon.png",
        "build/Checkout.Plugin.targets",
        "buildTransitive/Checkout.Plugin.targets",
        "lib/net10.0/Checkout.Plugin.dll",
        "lib/net10.0/Checkout.Plugin.xml")]
    [InlineData(
        "LigdiCash.Client",
        "CHANGELOG.md",
        "README.md",
        "bom.json",
        "icon.png",
        "lib/net10.0/LigdiCash.Client.dll",
        "lib/net10.0/LigdiCash.Client.xml")]
    public async Task A_package_holds_what_a_shop_needs_and_puts_nothing_into_its_output(string project, params string[] files)
    {
        using var package = await PackAsync(project);

        var found = package.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheFormat(name));
        Assert.Equal(files.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Checkout.Plugin")]
    [InlineData("LigdiCash.Client")]
    [InlineData("LigdiCash.Emulator")]
    public async Task A71_A_package_says_itself_what_comes_along_with_it_and_nothing_else(string project)
    {
        using var package = await PackAsync(project);
        var needed = new LockFile($"src/{project}").ClosureOf(Dependencies(package));

        using var bill = JsonDocument.Parse(Open(package, "bom.json"));
        // The list is left out if it is empty.
        var listed = bill.RootElement.TryGetProperty("components", out var components)
            ? components.EnumerateArray().Select(Component).ToList()
            : [];

        Assert.Equal("CycloneDX", bill.RootElement.GetProperty("bomFormat").GetString());
        Assert.Equal(project, bill.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("name").GetString());
        Assert.Equal(needed.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool IsOfTheFormat(string name) =>
        name is "_rels/.rels" or "[Content_Types].xml" || Path.GetExtension(name) is ".nuspec" or ".psmdcp";

    private async Task<ZipArchive> PackAsync(string project)
    {
        var folder = Path.Combine(Repository.Root, "src", project);
        await Command.RunAsync(folder, "dotnet", "pack", "--no-build", "-c", Repository.Configuration, "-o", _folder.FullName);
        return ZipFile.OpenRead(
            _folder.GetFiles($"{project}.*.nupkg").Single(file => !file.Name.Contains("Tool", StringComparison.Ordinal)).FullName);
    }

    private static IEnumerable<string> Dependencies(ZipArchive package) =>
        XDocument.Load(package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open())
            .Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);

    private static string Component(JsonElement component)
    {
        var (name, version) = (component.GetProperty("name").GetString()!, component.GetProperty("version").GetString());
        Assert.Equal($"pkg:nuget/{name}@{version}", component.GetProperty("purl").GetString());
        return name == "LigdiCash.Client" ? name.ToLowerInvariant() : $"{name.ToLowerInvariant()} {version}";
    }

    private static Stream Open(ZipArchive package, string name) => package.GetEntry(name)!.Open();
}
