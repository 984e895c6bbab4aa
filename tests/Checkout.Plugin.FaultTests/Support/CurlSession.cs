using System.Text.RegularExpressions;

namespace Checkout.Plugin.Tests;

// Runs the bash blocks of a page as one script and compares the answers with those on the page.
internal sealed partial class CurlSession(string page)
{
    private const char Separator = '\u001e';

    public IReadOnlyList<CurlStep> Steps { get; } = [.. Blocks().Matches(page).Select(CurlStep.Of)];

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("curl-session-");
        try
        {
            var script = Path.Combine(folder.FullName, "session.sh");
            await File.WriteAllTextAsync(
                script, "set -euo pipefail\n" + string.Concat(Steps.Select(step => $"{step.Commands}printf '\\036'\n")));
            return (await Command.RunAsync(folder.FullName, "bash", script)).Split(Separator)[..^1];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(
        "^```bash\n(?<commands>.*?)^```\n(```(?<kind>json|text)\n(?<answer>.*?)^```\n)?",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex Blocks();
}

internal sealed record CurlStep(string Commands, string Kind, string Shown)
{
    public static CurlStep Of(Match block) =>
        new(block.Groups["commands"].Value, block.Groups["kind"].Value, block.Groups["answer"].Value);

    public bool Answers(string received) =>
        Kind == "json" ? DocumentedAnswer.IsJson(Shown, received) : DocumentedAnswer.IsText(Shown.Trim(), received.Trim());
}
