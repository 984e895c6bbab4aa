using System.Diagnostics;
using Npgsql;

namespace Checkout.Plugin.Benchmarks;

// A private, durable PostgreSQL in a temporary folder.
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    // The settings of the published figures, with durable commits.
    private const string Settings =
        "-c shared_buffers=512MB -c max_wal_size=4GB -c jit=off -c max_connections=300 -c shared_preload_libraries=pg_stat_statements";

    private readonly string _programs = FindPrograms();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("checkout-bench-pg-");

    private PostgreSqlServer() => ConnectionString = $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres;SSL Mode=Disable";

    public string ConnectionString { get; }

    public int Id { get; private set; }

    private int Port { get; } = Ports.Free();

    private string Data => Path.Combine(_folder.FullName, "data");

    public static async Task<PostgreSqlServer> StartAsync()
    {
        var server = new PostgreSqlServer();
        await server.GiveFolderToPostgresAsync();
        await server.RunAsync("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "--no-sync");
        var (log, settings) = (Path.Combine(server._folder.FullName, "log"), $"-h 127.0.0.1 -p {server.Port} {Settings}");
        await server.RunAsync(
            "pg_ctl", "-D", server.Data, "-w", "-l", log, "-o", $"{settings} -k {server._folder.FullName}", "start");
        server.Id = int.Parse(
            (await File.ReadAllLinesAsync(Path.Combine(server.Data, "postmaster.pid")))[0],
            System.Globalization.CultureInfo.InvariantCulture);
        return server;
    }

    public async Task<string> VersionAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection.PostgreSqlVersion.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        await RunToEndAsync("rm", "-rf", _folder.FullName);
    }

    // PostgreSQL refuses to run as root.
    private async Task GiveFolderToPostgresAsync()
    {
        if (Environment.UserName == "root")
        {
            await RunToEndAsync("chown", "postgres", _folder.FullName);
        }
    }

    private Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.UserName == "root"
            ? RunToEndAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunToEndAsync(path, arguments);
    }

    private static async Task RunToEndAsync(string program, params string[] arguments)
    {
        // Discards the output, because the server that pg_ctl starts would keep a pipe open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments.Select(Path.GetFileName))} ended with {process.ExitCode}.");
        }
    }

    private static string FindPrograms() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(DebianFolders())
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        ?? throw new InvalidOperationException("PostgreSQL is missing: tests/benchmarks.sh installs it on Debian.");

    private static IEnumerable<string> DebianFolders() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
        : [];
}
