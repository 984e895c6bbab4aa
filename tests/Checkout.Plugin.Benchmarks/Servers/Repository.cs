namespace Checkout.Plugin.Benchmarks;

internal static class Repository
{
    public static string Root { get; } = Find();

    // The one this was built in, and with it the programs that are started.
    private static readonly string Configuration =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";

    public static bool IsRelease => Configuration == "Release";

    public static string Folder(string project) => Path.Combine(Root, "tests", "Checkout.Plugin.Benchmarks", project);

    public static string Assembly(string project, string name) =>
        Path.Combine(Folder(project), "bin", Configuration, "net10.0", $"{name}.dll");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Checkout.Plugin.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException(
                "Checkout.Plugin.sln is in no folder above: the benchmarks run from a checkout of the project.");
        }

        return folder.FullName;
    }
}
