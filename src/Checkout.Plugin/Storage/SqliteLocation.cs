namespace LigdiCash.Checkout.Storage;

internal static class SqliteLocation
{
    // Null: the path is usable.
    public static string? Fault(string connectionString)
    {
        var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var file = settings.Find("Data Source", "DataSource", "Filename") ?? "";
        if (IsInMemory(file) || string.Equals(settings.Find("Mode"), "Memory", StringComparison.OrdinalIgnoreCase))
        {
            return "The SQLite database is in memory. Each connection would get its own database, and a restart would lose them all. "
                + "Pass AddDatabase a file, such as Data Source=App_Data/shop.db.";
        }

        return FolderOf(file) is { Length: > 0 } folder && !Directory.Exists(folder)
            ? $"The folder {folder} of the SQLite database is missing: create it, or correct Data Source in the connection string." : null;
    }

    private static bool IsInMemory(string file) => file is "" or ":memory:" || (IsUri(file)
        && (file.Contains(":memory:", StringComparison.Ordinal) || file.Contains("mode=memory", StringComparison.OrdinalIgnoreCase)));

    // Null: only SQLite can resolve the path.
    private static string? FolderOf(string file) => IsUri(file) || file.Contains('|', StringComparison.Ordinal)
        ? null : Path.GetDirectoryName(Path.GetFullPath(file, BaseFolder));

    private static string BaseFolder => AppDomain.CurrentDomain.GetData("DataDirectory") as string ?? Environment.CurrentDirectory;
    private static bool IsUri(string file) => file.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
}
