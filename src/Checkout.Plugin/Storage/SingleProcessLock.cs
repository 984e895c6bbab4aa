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
        get
        {
            if (_lock is null)
            {
                return "";
            }

            _lock.Position = 0;
            using var reader = new StreamReader(_lock, leaveOpen: true);
            return reader.ReadToEnd();
        }

        set
        {
            if (_lock is { } file)
            {
                lock (file)
                {
                    file.SetLength(0);
                    file.Write(Encoding.UTF8.GetBytes(value));
                    file.Flush(flushToDisk: true);
                }
            }
        }
    }

    // Null: this process owns the database, or the database needs no lock.
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (_lock is not null || await FileAsync(cancellationToken) is not { Length: > 0 } file)
        {
            return null;
        }

        for (var since = time.GetTimestamp(); ; await Task.Delay(RetryDelay, time, cancellationToken))
        {
            try
            {
                _lock = new($"{file}-node", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (time.GetElapsedTime(since) >= AcquireTimeout)
                {
                    return $"The SQLite database {file} belongs to another process of the shop, and SQLite serves one process: "
                        + $"end that process, or pass AddDatabase a PostgreSQL data source to run several processes. ({exception.Message})";
                }
            }
        }
    }

    public void Dispose() => _lock?.Dispose();

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
