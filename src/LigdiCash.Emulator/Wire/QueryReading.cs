namespace LigdiCash.Emulator.Wire;

internal static class QueryReading
{
    // Different values under these names contradict each other and count as none.
    public static string? OnlyValue(this IQueryCollection query, params IEnumerable<string> names) =>
        names.SelectMany(name => query[name]).Distinct(StringComparer.Ordinal).ToArray() is [{ Length: > 0 } only] ? only : null;
}
