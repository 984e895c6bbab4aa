using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Checkout.Plugin.Tests;

// An answer as a page shows it. "…" stands for what varies; all else must match, including the order of members.
internal static class DocumentedAnswer
{
    private const string Varies = "…";

    public static bool IsText(string shown, string received) =>
        Regex.IsMatch(
            received, $"^{Regex.Escape(shown).Replace(Varies, ".+?", StringComparison.Ordinal)}\\z",
            RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    public static bool IsJson(string shown, string received) => IsSame(JsonNode.Parse(shown), JsonNode.Parse(received));

    private static bool IsSame(JsonNode? shown, JsonNode? received) => (shown, received) switch
    {
        (null, null) => true,
        (JsonObject expected, JsonObject actual) =>
            Names(expected).SequenceEqual(Names(actual), StringComparer.Ordinal)
            && expected.All(member => IsSame(member.Value, actual[member.Key])),
        (JsonArray expected, JsonArray actual) =>
            expected.Count == actual.Count && expected.Zip(actual).All(pair => IsSame(pair.First, pair.Second)),
        (JsonValue expected, JsonValue actual) => IsSameValue(expected, actual),
        _ => false,
    };

    // Numbers and texts must match. A varying value is shown as a text.
    private static bool IsSameValue(JsonValue shown, JsonValue received) => shown.ToString() == Varies
        ? received.ToString().Length > 0
        : shown.GetValueKind() == received.GetValueKind() && IsText(shown.ToString(), received.ToString());

    private static IEnumerable<string> Names(JsonObject members) => members.Select(member => member.Key);
}
