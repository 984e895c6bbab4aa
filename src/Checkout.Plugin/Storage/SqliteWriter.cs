namespace LigdiCash.Checkout.Storage;

// SQLite has one writer, and most of a commit is the wait for the disk: concurrent writes share one transaction and one commit.
// Waiting here blocks no thread; waiting for SQLite's file lock does.
internal sealed class SqliteWriter : IDisposable
{
    // Limits how long other programs and exclusive writes wait.
    private const int MaxBatchSize = 128;
    private const string Busy = "The database is busy: its single writer did not finish in time.";
    private readonly SemaphoreSlim _writerLock = new(1, 1);
    private readonly WriteBatcher<PendingWrite> _batcher;
    private readonly Func<CancellationToken, Task<DbConnection>> _connect;

    public SqliteWriter(Func<CancellationToken, Task<DbConnection>> connect) =>
        (_connect, _batcher) = (connect, new(MaxBatchSize, WriteAsync, WorkItemScheduler.Default));

    // Work that has started is not cancelled; its caller gets the outcome after the commit.
    public Task<bool> WriteAsync(Func<DbTransaction, Task<bool>> work, bool durable, CancellationToken cancellationToken)
    {
        var write = new PendingWrite(work, durable);
        _batcher.Add(write);
        return write.AnsweredAsync(cancellationToken);
    }

    public async Task<IDisposable> AcquireAsync(CancellationToken cancellationToken) =>
        await _writerLock.WaitAsync(Dialect.CommandTimeout, cancellationToken)
            ? new WriterLock(_writerLock) : throw new NotWrittenException(Busy);

    public void Dispose() => _writerLock.Dispose();

    private async Task WriteAsync(IReadOnlyList<PendingWrite> batch)
    {
        try
        {
            await _writerLock.WaitAsync();
            using var turn = new WriterLock(_writerLock);
            await CommitAsync(batch);
        }
        catch (Exception exception)
        {
            // Writes that returned false fail too: they may have read writes that were rolled back.
            var fault = exception as DbException ?? new NotWrittenException("The database rolled back the batch of writes.", exception);
            foreach (var write in batch)
            {
                write.Fail(fault);
            }
        }
    }

    private async Task CommitAsync(IReadOnlyList<PendingWrite> batch)
    {
        await using var connection = await _connect(CancellationToken.None);
        if (!batch.Any(write => write.IsDurable))
        {
            await connection.ExecuteAsync("PRAGMA synchronous=NORMAL");
        }

        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var write in batch)
        {
            await write.RunAsync(transaction);
        }

        await transaction.CommitAsync();
        foreach (var write in batch)
        {
            write.Answer();
        }
    }

    private sealed class PendingWrite(Func<DbTransaction, Task<bool>> work, bool durable)
    {
        private const string Savepoint = "piece";
        private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isClaimed;
        private Task<bool> _outcome = Task.FromResult(false);

        public bool IsDurable => durable;

        public async Task<bool> AnsweredAsync(CancellationToken cancellationToken)
        {
            await ((Task)_answer.Task.WaitAsync(Dialect.CommandTimeout, cancellationToken))
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_answer.Task.IsCompleted && TryClaim())
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new NotWrittenException(Busy);
            }

            return await _answer.Task;
        }

        public async Task RunAsync(DbTransaction transaction)
        {
            if (!TryClaim())
            {
                return;
            }

            // A fault of work that throws at once is an outcome, too.
            async Task<bool> StartAsync() => await work(transaction);
            await transaction.SaveAsync(Savepoint);
            _outcome = StartAsync();
            await ((Task)_outcome).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_outcome.IsCompletedSuccessfully || !await _outcome)
            {
                await transaction.RollbackAsync(Savepoint);
            }

            await transaction.ReleaseAsync(Savepoint);
        }

        public void Answer() => _answer.TrySetFromTask(_outcome);

        public void Fail(Exception fault)
        {
            _answer.TrySetException(fault);
            // Marks the exception as observed for a caller that has timed out.
            _ = _answer.Task.Exception;
        }

        // True once: the batch runs the work, or its caller has timed out.
        private bool TryClaim() => !Interlocked.Exchange(ref _isClaimed, true);
    }

    private sealed class WriterLock(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
