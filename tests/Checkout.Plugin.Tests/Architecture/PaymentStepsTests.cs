using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Plugin.Tests;

// The plug-in's README leads through one hosted payment, file by file.
public sealed partial class PaymentStepsTests
{
    private static readonly string Project = Path.Combine(Repository.Root, "src", "Checkout.Plugin");

    private static readonly string[][] Rows = [.. File.ReadLines(Path.Combine(Project, "README.md"))
        .Where(line => Step().IsMatch(line)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void Every_file_of_a_step_exists() =>
        Assert.All(Files(column: 3).Concat(Files(column: 4)), file => Assert.True(File.Exists(Path.Combine(Project, file)), file));

    [Fact]
    public void A_payment_crosses_at_most_50_files() =>
        Assert.InRange(Files(column: 3).Concat(Files(column: 4)).Distinct(StringComparer.Ordinal).Count(), 30, 50);

    [Fact]
    public void A_reader_changes_the_folder_at_most_15_times()
    {
        var folders = Files(column: 3).Select(file => Path.GetDirectoryName(file)!).ToList();

        Assert.InRange(folders.Zip(folders.Skip(1)).Count(pair => pair.First != pair.Second), 5, 15);
    }

    // "`Paying/PayForm.cs`, `PaymentStarter.cs`": a name without a folder is in the folder before it.
    private static IEnumerable<string> Files(int column)
    {
        foreach (var row in Rows)
        {
            var folder = "";
            foreach (Match file in FileName().Matches(row[column]))
            {
                folder = file.Groups["folder"].Success ? file.Groups["folder"].Value : folder;
                yield return folder + file.Groups["name"].Value;
            }
        }
    }

    [GeneratedRegex(@"^\| \d+\. ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"`(?<folder>[A-Za-z/]+/)?(?<name>[A-Za-z.]+\.(cs|cshtml|js))`",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
