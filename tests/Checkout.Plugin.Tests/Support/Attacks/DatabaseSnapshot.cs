using System.Text.RegularExpressions;

namespace Checkout.Plugin.Tests.Attacks;

// All tables, without the columns that any request may change: the schedule of the next check.
internal static partial class DatabaseSnapshot
{
    private static readonly string[] Tables =
    [
        "checkout_payment", "checkout_key", "checkout_event", "checkout_fulfillment", "checkout_payout", "checkout_payout_send",
        "checkout_payout_event", "checkout_prompt_limit",
    ];

    public static async Task<string> OfAsync(Shop shop)
    {
        var texts = new List<string>();
        foreach (var table in Tables)
        {
            texts.Add($"{table}\n{await shop.Database.TextsAsync($"{table} ORDER BY 1, 2")}");
        }

        return ScheduleColumns().Replace(string.Join('\n', texts), "");
    }

    // The time of a callback belongs to them, because a callback proves nothing.
    [GeneratedRegex(
        "^(due_at|not_before|priority|checks_pending|returned_at|called_back_at)=.*\n?",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex ScheduleColumns();
}
