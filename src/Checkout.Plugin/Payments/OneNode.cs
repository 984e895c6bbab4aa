using System.Text;
using Dapper;

namespace Checkout.Plugin;

// SQLite serves one process. Whoever has the file beside the database open has the database; the system closes it with the process, however that ends.
internal sealed class SingleProcessLock(CheckoutDataSource source, TimeProvider time) : IDisposable
{
    // Long enough for a process that is stopping, short enough for somebody who waits for the start.
    public static readonly TimeSpan AcquireTimeout = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
    private FileStream? _lock;

    // A line beside the database, which no backup of the database takes back. Empty: there is none, or the database takes many processes.
    public string Note
    {
        get => _lock is null ? "" : Read(_lock);
        set => Write(value);
    }

    // Null: the database is this process's, or takes many, or is in nobody else's reach because it is in memory.
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (_lock is not null || await FileAsync(cancellationToken) is not { Length: > 0 } file)
        {
            return null;
        }

        var since = time.GetTimestamp();
        for (var name = $"{file}-node"; !TryTake(name, out var why); await Task.Delay(RetryDelay, time, cancellationToken))
        {
            if (time.GetElapsedTime(since) >= AcquireTimeout)
            {
                return $"The SQLite database {file} belongs to another process of the shop, and SQLite serves one: end that process, or give AddDatabase a PostgreSQL data source to run several. ({why})";
            }
        }

        return null;
    }

    public void Dispose() => _lock?.Dispose();

    private static string Read(FileStream held)
    {
        held.Position = 0;
        using var reader = new StreamReader(held, leaveOpen: true);
        return reader.ReadToEnd();
    }

    private void Write(string note)
    {
        if (_lock is not { } held)
        {
            return;
        }

        lock (held)
        {
            held.SetLength(0);
            held.Write(Encoding.UTF8.GetBytes(note));
            held.Flush(flushToDisk: true);
        }
    }

    private bool TryTake(string name, out string why)
    {
        try
        {
            (_lock, why) = (new(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), "");
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            why = exception.Message;
            return false;
        }
    }

    // As SQLite itself resolves it, so that two ways to write one path are one database.
    private async Task<string?> FileAsync(CancellationToken cancellationToken)
    {
        if (Dialect.Of(source.Value!) != Dialect.Sqlite)
        {
            return null;
        }

        await using var connection = await Dialect.Sqlite.OpenAsync(source.Value!, cancellationToken);
        return await connection.ExecuteScalarAsync<string?>("SELECT file FROM pragma_database_list WHERE name = 'main'");
    }
}
