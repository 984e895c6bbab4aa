using System.IO.Compression;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class EmulatorPackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emulator-packages-");

    [Fact]
    public async Task One_pack_makes_a_library_and_a_tool_that_runs()
    {
        var project = Path.Combine(Repository.Root, "src", "LigdiCash.Emulator");
        await Command.RunAsync(project, "dotnet", "pack", "--no-build", "-c", Repository.Configuration, "-o", _folder.FullName);
        await Command.RunAsync(
            _folder.FullName, "dotnet", "tool", "install", "LigdiCash.Emulator.Tool", "--tool-path", "tool", "--source", _folder.FullName);
        using var client = new HttpClient();
        var address = ChildProcess.FreeAddress();

        using var tool = await ChildProcess.StartProgramAsync(Path.Combine(_folder.FullName, "tool", "ligdicash-emulator"), address);
        var startPage = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
        var style = await client.GetStringAsync(new Uri(address, "_emulator/assets/emulator.css"), TestContext.Current.CancellationToken);

        Assert.Contains("<h1>Émulateur LigdiCash</h1>", startPage, StringComparison.Ordinal);
        Assert.NotEmpty(style);
        Assert.Equal(
            ["README.md", "lib/net10.0/LigdiCash.Emulator.dll", "lib/net10.0/LigdiCash.Emulator.xml"],
            ContentsOf("LigdiCash.Emulator.*.nupkg"));
        Assert.Contains("tools/net10.0/any/LigdiCash.Emulator.dll", ContentsOf("LigdiCash.Emulator.Tool.*.nupkg"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string[] ContentsOf(string pattern)
    {
        var isTool = pattern.Contains("Tool", StringComparison.Ordinal);
        var file = _folder.GetFiles(pattern).Single(package => package.Name.Contains("Tool", StringComparison.Ordinal) == isTool);
        using var package = ZipFile.OpenRead(file.FullName);
        return [.. package.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
    }

    private static bool IsContent(string name) =>
        name == "README.md"
        || name.StartsWith("lib/", StringComparison.Ordinal)
        || name.StartsWith("tools/", StringComparison.Ordinal);
}
