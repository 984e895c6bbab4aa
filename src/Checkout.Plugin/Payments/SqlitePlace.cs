using System.Data.Common;

namespace Checkout.Plugin;

// Where a connection string says that SQLite keeps its database.
internal static class SqliteLocation
{
    // Null: there may be a database.
    public static string? Fault(string connectionString)
    {
        var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
        string Said(params string[] names) => names.Select(name => settings.TryGetValue(name, out var value) ? value.ToString() : null).FirstOrDefault(value => value is not null) ?? "";
        var file = Said("Data Source", "DataSource", "Filename");
        if (IsInMemory(file) || Said("Mode").Equals("Memory", StringComparison.OrdinalIgnoreCase))
        {
            return "The SQLite database is in memory, where each connection finds another one and a restart none: give AddDatabase a file, such as Data Source=App_Data/shop.db.";
        }

        return FolderOf(file) is { Length: > 0 } folder && !Directory.Exists(folder)
            ? $"The folder {folder} of the SQLite database is not there: create it, or mend Data Source in the connection string given to AddDatabase."
            : null;
    }

    private static bool IsInMemory(string file) => file is "" or ":memory:"
        || (IsAddress(file) && (file.Contains(":memory:", StringComparison.Ordinal) || file.Contains("mode=memory", StringComparison.OrdinalIgnoreCase)));

    // Null: only SQLite can tell.
    private static string? FolderOf(string file) => IsAddress(file) || file.Contains('|', StringComparison.Ordinal)
        ? null : Path.GetDirectoryName(Path.GetFullPath(file, AppDomain.CurrentDomain.GetData("DataDirectory") as string ?? Environment.CurrentDirectory));

    private static bool IsAddress(string file) => file.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
}
