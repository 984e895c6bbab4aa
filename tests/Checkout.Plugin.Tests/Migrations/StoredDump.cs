using System.Text;
using Npgsql;

namespace Checkout.Plugin.Tests.Migrations;

// A database as a released version left it. tests/dumps.sh writes the dumps of the current version.
internal sealed record StoredDump(Store Store, long Version)
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Checkout.Plugin.Tests", "Migrations", "Dumps");

    public static bool IsWriting { get; } = Environment.GetEnvironmentVariable("CHECKOUT_WRITE_DUMPS") is { Length: > 0 };

    private string File => Path.Combine(Folder, $"version-{Version}.{Store.ToString().ToLowerInvariant()}.sql");

    public async Task<TestDatabase> RestoreAsync()
    {
        var database = await TestDatabase.CreateAsync(Store);
        await LoadAsync(database);
        return database;
    }

    // By psql: the statements hold personal data, which the traces of this process must not.
    public async Task LoadAsync(TestDatabase database)
    {
        if (!database.IsPostgreSql())
        {
            await database.ExecuteAsync(await System.IO.File.ReadAllTextAsync(File));
            return;
        }

        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var place = $"SET search_path TO {Backup.SchemaOf(settings)}, pg_catalog";
        await Backup.RunAsync("psql", settings, "-q", "-v", "ON_ERROR_STOP=1", "-c", place, "-f", File);
    }

    // Without the name of the machine that writes it.
    public async Task WriteAsync(TestDatabase database)
    {
        var dump = database.IsPostgreSql() ? await DumpServerAsync(database) : await DumpFileAsync(database);
        var node = $"{Environment.MachineName}:{Environment.ProcessId}";
        await System.IO.File.WriteAllTextAsync(File, dump.Replace(node, "node:1", StringComparison.Ordinal));
    }

    // Without the commands for psql, the settings of its session and the name of the schema.
    private static async Task<string> DumpServerAsync(TestDatabase database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var schema = Backup.SchemaOf(settings);
        var dump = await Backup.RunAsync(
            "pg_dump", settings, "--column-inserts", "--no-owner", "--no-privileges", "--table", $"{schema}.checkout_*");
        return string.Join('\n', dump.Split('\n').Where(IsStatement)).Replace($"{schema}.", "", StringComparison.Ordinal) + "\n";
    }

    private static bool IsStatement(string line) => line.Length > 0 && line[0] != '\\'
        && !new[] { "--", "SET ", "SELECT pg_catalog.set_config" }.Any(start => line.StartsWith(start, StringComparison.Ordinal));

    private static async Task<string> DumpFileAsync(TestDatabase database)
    {
        var dump = new StringBuilder();
        dump.AppendJoin("", (await SchemaFacts.StructureAsync(database)).Select(statement => $"{statement};\n"));
        foreach (var table in await SchemaFacts.TablesAsync(database))
        {
            var columns = await SchemaFacts.ListAsync(database, $"SELECT name FROM pragma_table_info('{table}')");
            var values = string.Join(" || ', ' || ", columns.Select(column => $"quote({column})"));
            var into = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES (";
            dump.AppendJoin("", await SchemaFacts.ListAsync(database, $"SELECT '{into}' || {values} || ');' || char(10) FROM {table}"));
        }

        return dump.ToString();
    }
}
