using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Checkout.Plugin.Tests;

// A backup of the test's database and its restore: a dump on PostgreSQL, a copy of the file on SQLite. No process of the shop may run
// during either.
internal sealed class Backup : IDisposable
{
    private readonly TestDatabase _database;
    private readonly string _copy;
    private readonly bool _isFile;

    private Backup(TestDatabase database, string copy, bool isFile) => (_database, _copy, _isFile) = (database, copy, isFile);

    public static async Task<Backup> MakeAsync(TestDatabase database)
    {
        var copy = Path.Combine(Path.GetTempPath(), $"backup-{CheckoutId.New()}");
        if (database.ConnectionString.StartsWith("Data Source=", StringComparison.Ordinal))
        {
            await database.ExecuteAsync("VACUUM INTO @copy", new { copy });
            return new(database, copy, isFile: true);
        }

        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await RunAsync("pg_dump", settings, "-n", SchemaOf(settings), "-f", copy);
        return new(database, copy, isFile: false);
    }

    public Task RestoreAsync() => _isFile ? RestoreFileAsync() : RestoreDumpAsync();

    public void Dispose() => File.Delete(_copy);

    public static string SchemaOf(NpgsqlConnectionStringBuilder settings) => settings.SearchPath!.Split(',')[0];

    // Uses PostgreSQL's programs, so that the content does not appear in this process's traces.
    public static async Task<string> RunAsync(string program, NpgsqlConnectionStringBuilder settings, params string[] arguments)
    {
        string[] line = ["-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, "-d", settings.Database!, .. arguments];
        var start = new ProcessStartInfo(Find(program), line)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var running = Process.Start(start)!;
        var errors = running.StandardError.ReadToEndAsync();
        var output = await running.StandardOutput.ReadToEndAsync();
        await running.WaitForExitAsync();
        if (running.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {await errors}");
        }

        return output;
    }

    private Task RestoreFileAsync()
    {
        var file = new SqliteConnectionStringBuilder(_database.ConnectionString).DataSource;
        _database.ClearPools();
        File.Delete($"{file}-wal");
        File.Delete($"{file}-shm");
        File.Copy(_copy, file, overwrite: true);
        return Task.CompletedTask;
    }

    private async Task RestoreDumpAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        await RunAsync("psql", settings, "-q", "-v", "ON_ERROR_STOP=1", "-c", $"DROP SCHEMA {SchemaOf(settings)} CASCADE", "-f", _copy);
    }

    // Debian installs the server's programs outside of the path.
    private static string Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Concat(
            Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
                    .Select(version => Path.Combine(version, "bin"))
                : [])
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"This test needs PostgreSQL's {program}: install the package postgresql-client.");
}
