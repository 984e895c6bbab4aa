using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Plugin.Tests;

// Alarms and searches name a message by its id.
public sealed partial class LogIdTests
{
    [Fact]
    public void Each_log_message_of_the_plug_in_has_an_id_of_its_own()
    {
        var source = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Checkout.Plugin"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var ids = source.SelectMany(file => Id().Matches(File.ReadAllText(file))).Select(match => match.Groups["id"].Value).ToList();

        Assert.InRange(ids.Count, 50, int.MaxValue);
        Assert.Empty(ids.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [GeneratedRegex(@"LoggerMessage\((?<id>\d+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Id();
}
