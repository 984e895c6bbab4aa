using System.Globalization;
using System.Text.RegularExpressions;

namespace Checkout.Plugin.Benchmarks;

// A completed statement with the server's tag, such as "UPDATE 1".
internal sealed record TappedStatement(string Sql, string Tag)
{
    public bool IsRead =>
        Tag.StartsWith("SELECT ", StringComparison.Ordinal) && !IsWrite && !Sql.Contains("set_config", StringComparison.Ordinal);

    public bool IsWrite => Tag.Split(' ') switch
    {
        ["INSERT", _, var rows] => rows != "0",
        ["UPDATE" or "DELETE" or "MERGE", var rows] => rows != "0",
        // A common table expression may write under a select's name.
        ["SELECT", _] => TappedTransaction.Writes().IsMatch(Sql),
        _ => false,
    };
}

// A transaction, or a single statement outside of one.
internal sealed partial record TappedTransaction(IReadOnlyList<TappedStatement> Statements)
{
    // The transaction writes, and its commit waits for the disk.
    public bool IsDurable =>
        Statements.Any(statement => statement.IsWrite)
        && Statements.All(statement => statement.Tag != "ROLLBACK" && !Unsynchronised().IsMatch(statement.Sql));

    // The worker's queries for due work, its claims and its reading of the clock, which belong to a batch and not to one payment.
    public bool IsShared => !IsDurable && Statements.Any(statement =>
        statement.Sql.Contains("due_at <=", StringComparison.Ordinal)
            || statement.Sql.Contains("clock_timestamp()", StringComparison.Ordinal));

    public bool IsUnsynchronisedWrite => !IsDurable && Statements.Any(statement => statement.IsWrite);

    public int Reads => Statements.Count(statement => statement.IsRead);

    public override string ToString()
    {
        var statements = Statements.Select(statement => $"{statement.Tag}: {Space().Replace(statement.Sql, " ")}");
        return $"{(IsDurable ? "durable" : "-")}: {string.Join(" | ", statements)}";
    }

    [GeneratedRegex(
        @"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Writes();

    [GeneratedRegex(
        @"synchronous_commit\W+(to|=|,)?\W*(off|'off')",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unsynchronised();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
