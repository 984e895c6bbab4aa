namespace Checkout.Plugin.Tests;

internal static class Repository
{
    public static string Root { get; } = Find();

    // The build configuration of these tests and of the programs they start.
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Checkout.Plugin.sln")))
        {
            folder = folder.Parent
                ?? throw new InvalidOperationException(
                    "These tests run from a checkout of the project: Checkout.Plugin.sln is in no folder above.");
        }

        return folder.FullName;
    }
}
