using Dapper;
using Npgsql;

namespace Checkout.Plugin.Tests.Migrations;

// Reads the checkout's tables without knowing their columns.
internal static class SchemaFacts
{
    private const string PostgreSqlTables =
        @"SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE 'checkout\_%' ORDER BY 1";

    private const string SqliteTables =
        @"SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'checkout\_%' ESCAPE '\' ORDER BY rowid";

    private const string PostgreSqlStructure = """
        SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '')
            FROM information_schema.columns WHERE table_schema = current_schema() AND table_name LIKE 'checkout\_%'
        UNION ALL SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes
            WHERE schemaname = current_schema() AND tablename LIKE 'checkout\_%'
        UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = CAST(current_schema() AS regnamespace) AND conname LIKE 'checkout\_%'
        ORDER BY 1
        """;

    private const string SqliteStructure =
        @"SELECT sql FROM sqlite_master WHERE tbl_name LIKE 'checkout\_%' ESCAPE '\' AND sql IS NOT NULL ORDER BY type DESC, rowid";

    public static bool IsPostgreSql(this TestDatabase database) => database.Source is NpgsqlDataSource;

    public static Task<long> VersionAsync(TestDatabase database) =>
        database.ScalarAsync<long>("SELECT COALESCE(MAX(migration), 0) FROM checkout_schema");

    public static Task<List<string>> TablesAsync(TestDatabase database) =>
        ListAsync(database, database.IsPostgreSql() ? PostgreSqlTables : SqliteTables);

    public static Task<List<string>> StructureAsync(TestDatabase database) =>
        ListAsync(database, database.IsPostgreSql() ? PostgreSqlStructure : SqliteStructure);

    // The rows of payments, payouts and everything around them, without the columns that a later migration added.
    // The columns of each table.
    public static async Task<Dictionary<string, string[]>> ColumnsAsync(TestDatabase database)
    {
        var columns = new Dictionary<string, string[]>(StringComparer.Ordinal);
        await using var connection = await database.Source.OpenConnectionAsync();
        foreach (var table in (await TablesAsync(database)).Where(table => table != "checkout_schema"))
        {
            await using var reader = await connection.ExecuteReaderAsync($"SELECT * FROM {table}");
            columns[table] = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        }

        return columns;
    }

    // The rows with these columns only. Null: with all columns.
    public static async Task<List<string>> RowsAsync(TestDatabase database, Dictionary<string, string[]>? columns = null)
    {
        columns ??= await ColumnsAsync(database);
        var rows = new List<string>();
        await using var connection = await database.Source.OpenConnectionAsync();
        foreach (var (table, names) in columns)
        {
            rows.AddRange((await connection.QueryAsync($"SELECT {string.Join(", ", names)} FROM {table}"))
                .Cast<IDictionary<string, object?>>()
                .Select(row => $"{table} {string.Join(", ", row.Select(cell => $"{cell.Key}={cell.Value}"))}"));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public static async Task<List<string>> ListAsync(TestDatabase database, string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(sql)];
    }
}
