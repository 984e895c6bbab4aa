using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// SQLite has one writer, and what a commit costs is the wait for the disk: all who wait share one transaction and one commit.
// Waiting here costs no thread, waiting for the file's lock does.
internal sealed class SqliteWriter : IDisposable
{
    // So that other programs, and whoever wants a turn alone, get theirs between two groups.
    private const int MaxBatchSize = 128;

    private readonly SemaphoreSlim _writerLock = new(1, 1);
    private readonly WriteBatcher<PendingWrite> _batcher;
    private readonly Func<CancellationToken, Task<DbConnection>> _connect;

    public SqliteWriter(Func<CancellationToken, Task<DbConnection>> connect) => (_connect, _batcher) = (connect, new(MaxBatchSize, WriteAsync, WorkItemScheduler.Default));

    // Work that has begun runs to its end and is answered for after the commit, whoever lost patience meanwhile.
    public Task<bool> WriteAsync(Func<DbTransaction, Task<bool>> work, bool durable, CancellationToken cancellationToken)
    {
        var piece = new PendingWrite(work, durable);
        _batcher.Add(piece);
        return piece.AnsweredAsync(cancellationToken);
    }

    // Until it is disposed, nobody else writes.
    public async Task<IDisposable> AcquireAsync(CancellationToken cancellationToken) =>
        await _writerLock.WaitAsync(Dialect.CommandTimeout, cancellationToken) ? new WriterLock(_writerLock) : throw NotWrittenException.Busy();

    public void Dispose() => _writerLock.Dispose();

    private async Task WriteAsync(IReadOnlyList<PendingWrite> group)
    {
        try
        {
            await _writerLock.WaitAsync();
            using var turn = new WriterLock(_writerLock);
            await CommitAsync(group);
        }
        catch (Exception exception)
        {
            // Also those who would have been told no: they may have seen what is taken back with the others.
            var fault = exception as DbException ?? new NotWrittenException("The database took back all that was being written.", exception);
            foreach (var piece in group)
            {
                piece.Fail(fault);
            }
        }
    }

    private async Task CommitAsync(IReadOnlyList<PendingWrite> group)
    {
        await using var connection = await _connect(CancellationToken.None);
        if (!group.Any(piece => piece.IsDurable))
        {
            await connection.ExecuteAsync("PRAGMA synchronous=NORMAL");
        }

        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var piece in group)
        {
            await piece.RunAsync(transaction);
        }

        await transaction.CommitAsync();
        foreach (var piece in group)
        {
            piece.Answer();
        }
    }

    // What one caller wants written.
    private sealed class PendingWrite(Func<DbTransaction, Task<bool>> work, bool durable)
    {
        private const string Savepoint = "piece";
        private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isTaken;
        private bool _counts;
        private Exception? _fault;

        public bool IsDurable => durable;

        public async Task<bool> AnsweredAsync(CancellationToken cancellationToken)
        {
            await ((Task)_answer.Task.WaitAsync(Dialect.CommandTimeout, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_answer.Task.IsCompleted && TryTake())
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw NotWrittenException.Busy();
            }

            return await _answer.Task;
        }

        public async Task RunAsync(DbTransaction transaction)
        {
            if (!TryTake())
            {
                return;
            }

            await transaction.SaveAsync(Savepoint);
            try
            {
                _counts = await work(transaction);
            }
            catch (Exception exception)
            {
                _fault = exception;
            }

            if (!_counts)
            {
                await transaction.RollbackAsync(Savepoint);
            }

            await transaction.ReleaseAsync(Savepoint);
        }

        public void Answer()
        {
            if (_fault is not null)
            {
                Fail(_fault);
            }

            _answer.TrySetResult(_counts);
        }

        public void Fail(Exception fault)
        {
            _answer.TrySetException(fault);
            // Whoever has gone does not look at it.
            _ = _answer.Task.Exception;
        }

        // Once: either it is run, or its caller has given up waiting.
        private bool TryTake() => !Interlocked.Exchange(ref _isTaken, true);
    }

    private sealed class WriterLock(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }

    private sealed class NotWrittenException(string message, Exception? cause) : DbException(message, cause)
    {
        public static NotWrittenException Busy() => new("The database is busy: its one writer did not finish in time.", null);
    }
}
