namespace LigdiCash.Emulator.Faults;

internal static class FaultName
{
    public const string DropBefore = "drop-before";
    public const string DropAfter = "drop-after";
    public const string Status500 = "status-500";
    public const string Redirect = "redirect";
    public const string Slow = "slow";
    public const string Html = "html";
    public const string Empty = "empty";
    public const string Truncated = "truncated";
    public const string Huge = "huge";
    public const string Garbage = "garbage";
    public const string DuplicateKeys = "duplicate-keys";
    public const string WrongAmount = "wrong-amount";
    public const string OtherId = "other-id";
    public const string UnknownStatus = "unknown-status";
    public const string NotCompleted = "not-completed";
    public const string StillPending = "still-pending";
    public const string OldSpelling = "nocompleted";
    public const string FailureAs01 = "failure-as-01";
    public const string Status429 = "status-429";

    private static readonly string[] ReportFaults =
    [
        WrongAmount, OtherId, UnknownStatus, NotCompleted, StillPending, OldSpelling, FailureAs01,
    ];

    private static readonly string[] Names =
    [
        Slow, Status500, Status429, Html, Empty, Truncated, Huge, Garbage, Redirect, DuplicateKeys, DropBefore, DropAfter, .. ReportFaults,
    ];

    public static string All => string.Join(", ", Names);

    public static bool IsKnown(string name) => Array.IndexOf(Names, name) >= 0;

    public static bool AltersReport(string name) => Array.IndexOf(ReportFaults, name) >= 0;
}
