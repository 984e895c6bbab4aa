namespace Checkout.Plugin.Tests;

// The allowed transitions of payments and payouts.
internal static class Edges
{
    public static IReadOnlySet<(string From, string To)> OfPayments { get; } = Read("""
        - Sending
        Sending Pending Refused Abandoned Unknown
        Unknown Pending Abandoned Paid Unknown
        Pending Paid NotCompleted Expired Review
        NotCompleted Paid Review
        Expired Paid Review
        Review Paid Rejected Review
        Paid Paid
        Abandoned Expired Abandoned
        Refused Refused
        Rejected Rejected
        """);

    public static IReadOnlySet<(string From, string To)> OfPayouts { get; } = Read("""
        - Draft
        Draft Draft Approved Cancelled
        Approved Draft Sending Cancelled
        Sending Pending Failed Unknown
        Pending Completed NotCompleted Unknown
        Unknown Pending Failed Completed NotCompleted Unknown
        NotCompleted Completed NotCompleted
        Completed Completed NotCompleted
        """);

    private static HashSet<(string From, string To)> Read(string table) =>
        table.Split('\n').Select(line => line.Trim().Split(' '))
            .SelectMany(line => line[1..].Select(to => (line[0] == "-" ? "" : line[0], to)))
            .ToHashSet();
}
