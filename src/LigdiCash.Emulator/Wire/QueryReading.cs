namespace LigdiCash.Emulator;

internal static class QueryReading
{
    // Under any of these names; values that differ contradict each other, and then there is none.
    public static string? OnlyValue(this IQueryCollection query, params IEnumerable<string> names) =>
        names.SelectMany(name => query[name]).Distinct(StringComparer.Ordinal).ToArray() is [{ Length: > 0 } only] ? only : null;
}
