namespace Checkout.Plugin.Tests;

// A private, durable PostgreSQL (fsync stays on) that a test can crash and restart.
internal sealed class PostgreSqlCluster : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("postgresql-").FullName;

    private PostgreSqlCluster()
    {
    }

    public int Port { get; } = ChildProcess.FreeAddress().Port;

    private string Data => Path.Combine(_home, "data");

    public static async Task<PostgreSqlCluster> CreateAsync()
    {
        var cluster = new PostgreSqlCluster();
        if (Environment.IsPrivilegedProcess)
        {
            await Command.RunAsync("/", "chown", "postgres", cluster._home);
        }

        await RunAsync("initdb", "-D", cluster.Data, "-U", "postgres", "-A", "trust", "--no-sync");
        await cluster.StartsAsync();
        return cluster;
    }

    // Another port leads through a proxy.
    public string ConnectionString(int? port = null) => $"Host=127.0.0.1;Port={port ?? Port};Username=postgres;Database=postgres";

    public Task StartsAsync() => RunAsync(
        "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_home, "log"),
        "-o", $"-h 127.0.0.1 -p {Port} -k {_home} -c max_connections=300");

    // Stops without a checkpoint, so that the next start recovers from the log.
    public Task StopsAtOnceAsync() => RunAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await StopsAtOnceAsync();
        }

        Directory.Delete(_home, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private static async Task RunAsync(string program, params string[] arguments) => await (Environment.IsPrivilegedProcess
        ? Command.RunAsync("/", "runuser", ["-u", "postgres", "--", Find(program), .. arguments])
        : Command.RunAsync("/", Find(program), arguments));

    // Debian installs the server's programs outside of the path.
    private static string Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':').Concat(ServerFolders())
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"This test needs PostgreSQL's {program}: install the package postgresql.");

    private static IEnumerable<string> ServerFolders() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin"))
        : [];
}
