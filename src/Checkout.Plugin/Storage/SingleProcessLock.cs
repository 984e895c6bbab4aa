using System.Text;

namespace LigdiCash.Checkout.Storage;

// SQLite serves one process. The process with the lock file open owns the database; the operating system closes the file with the process.
internal sealed class SingleProcessLock(CheckoutDataSource source, TimeProvider time) : IDisposable
{
    // Covers the shutdown of another process and keeps the start short.
    public static readonly TimeSpan AcquireTimeout = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
    private FileStream? _lock;

    // Text in the lock file, which is in no backup of the database. Empty: none is stored, or there is no lock file.
    public string Note
    {
        get => _lock is null ? "" : Read(_lock);
        set => Write(value);
    }

    // Null: this process owns the database, or the database needs no lock.
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (_lock is not null || await FileAsync(cancellationToken) is not { Length: > 0 } file)
        {
            return null;
        }

        var since = time.GetTimestamp();
        for (var name = $"{file}-node"; !TryAcquire(name, out var reason); await Task.Delay(RetryDelay, time, cancellationToken))
        {
            if (time.GetElapsedTime(since) >= AcquireTimeout)
            {
                return $"The SQLite database {file} belongs to another process of the shop, and SQLite serves one process: "
                    + $"end that process, or pass AddDatabase a PostgreSQL data source to run several processes. ({reason})";
            }
        }

        return null;
    }

    public void Dispose() => _lock?.Dispose();

    private static string Read(FileStream file)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, leaveOpen: true);
        return reader.ReadToEnd();
    }

    private void Write(string note)
    {
        if (_lock is not { } file)
        {
            return;
        }

        lock (file)
        {
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes(note));
            file.Flush(flushToDisk: true);
        }
    }

    private bool TryAcquire(string name, out string reason)
    {
        try
        {
            (_lock, reason) = (new(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), "");
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = exception.Message;
            return false;
        }
    }

    // SQLite resolves the path, so that two spellings of one path share the lock.
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
