using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Checkout.Plugin.Tests.Simulator;

// The database of all nodes: SQLite in memory behind a network that loses requests and answers. Every transaction locks all tables.
internal sealed class SimulatedServer : IDisposable
{
    private static readonly TimeSpan MinStall = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan MaxStall = TimeSpan.FromSeconds(25);
    private readonly Timeline _timeline;
    private readonly FaultPlan _faults;
    private readonly SeededRandom _random;
    private readonly History _history;
    private readonly SqliteConnection _engine = new("Data Source=:memory:");
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly List<(ProcessLifetime Life, TaskCompletionSource Turn)> _waiting = [];
    private readonly SqliteCommand _nothing = new();
    private SimulatedConnection? _writer;

    public SimulatedServer(Timeline timeline, FaultPlan faults, SeededRandom random, History history)
    {
        (_timeline, _faults, _random, _history) = (timeline, faults, random, history);
        _engine.Open();
        // Otherwise SQLite plans a statement again for each new value of a parameter, because a partial index could fit.
        SQLitePCL.raw.sqlite3_db_config(_engine.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        _engine.CreateFunction("simulated_clock", () => timeline.Clock.ToUnixTimeMilliseconds());
        _engine.Execute(CheckoutSchema.Script);
        _engine.Execute(AuditTriggers.Script);
    }

    // Each week's connection stays on one thread. A common memory counter and locks would only make the weeks wait for each other.
    static SimulatedServer()
    {
        SQLitePCL.Batteries_V2.Init();
        SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
        SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
    }

    // PostgreSQL's statements for several nodes, as far as SQLite supports them.
    public static Dialect Dialect { get; } = Dialect.PostgreSql with
    {
        LockSchema = "", LockPayouts = "SELECT 1", ReadClock = "SELECT simulated_clock()", IsListed = "IN @ids", SkipLocked = "",
            ForUpdate = "",
        Origin = null, UnsafeSettings = null, CommitDurably = "", CommitLazily = "",
    };

    // Ids are random: a claim returns its payments in the order of their rows, which is the same for the same seed.
    private static string ClaimById { get; } = PaymentSql.ClaimDueChecks(Dialect);

    private static string ClaimByRow { get; } = ClaimById.Replace(
        "WHERE id IN (SELECT id FROM free)",
        "WHERE rowid IN (SELECT payment.rowid FROM free JOIN checkout_payment payment ON payment.id = free.id)",
        StringComparison.Ordinal);

    // For the checks, beside all faults.
    public SqliteConnection Engine => _engine;

    public bool IsAway { get; set; }

    // Rolls back the transaction of a process that has ended.
    public void Forget(ProcessLifetime ended)
    {
        if (_writer?.Life == ended)
        {
            End(_writer, "ROLLBACK");
        }
    }

    // Breaks the connection of the open transaction and rolls it back.
    public void Crash()
    {
        IsAway = true;
        _writer?.Break();
    }

    public async Task<T> ExecuteAsync<T>(SimulatedConnection connection, Func<T> work, Action<T> forget)
    {
        if (Latency(connection) is { Ticks: > 0 } latency)
        {
            await _timeline.PauseAsync(latency, connection.Life);
        }

        connection.ThrowIfBroken();
        if (IsAway || _faults.Occurs(Fault.DatabaseRefuses))
        {
            throw connection.Break();
        }

        await DieOnAsync(Fault.NodeDiesBeforeStatement, connection);
        await WaitForTurnAsync(connection);
        var answer = work();
        if (_faults.Occurs(Fault.DatabaseForgetsToAnswer))
        {
            forget(answer);
            throw connection.Break();
        }

        await DieOnAsync(Fault.NodeDiesBeforeAnswer, connection, () => forget(answer));
        return answer;
    }

    public void Begin(SimulatedConnection writer)
    {
        if (_writer == writer)
        {
            return;
        }

        Run("BEGIN IMMEDIATE");
        _writer = writer;
    }

    public void End(SimulatedConnection writer, string how)
    {
        if (_writer != writer)
        {
            return;
        }

        Run(how);
        _writer = null;
        foreach (var (life, turn) in _waiting)
        {
            _timeline.After(TimeSpan.Zero, life, turn.SetResult);
        }

        _waiting.Clear();
    }

    public List<T> Read<T>(string sql) => _engine.Query<T>(sql).AsList();

    public string ReferenceOf(string id) =>
        _engine.ExecuteScalar<string>("SELECT reference FROM checkout_payment WHERE id = @id", new { id })!;

    // Each statement is prepared once. Its reader is read to the end before the next execution.
    public SqliteCommand Prepare(string statement, DbParameterCollection values)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            _prepared[statement] = command = new(statement == ClaimById ? ClaimByRow : statement, _engine);
            // Without this, a command whose reader is closed early is parsed again at each execution.
            command.Prepare();
        }

        command.Parameters.Clear();
        foreach (SqliteParameter value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _nothing.Dispose();
        _engine.Dispose();
    }

    private async Task WaitForTurnAsync(SimulatedConnection connection)
    {
        while (_writer is not null && _writer != connection)
        {
            var turn = new TaskCompletionSource();
            _waiting.Add((connection.Life, turn));
            await turn.Task;
            connection.ThrowIfBroken();
            if (IsAway)
            {
                throw connection.Break();
            }
        }
    }

    // The transaction that holds the lock takes less time for each statement.
    private TimeSpan Latency(SimulatedConnection connection)
    {
        if (!_faults.Occurs(Fault.DatabaseStalls))
        {
            return TimeSpan.FromMilliseconds(_writer == connection ? _random.NextInt(9) / 8 : _random.NextInt(4));
        }

        var stall = _random.LogUniform(MinStall, MaxStall);
        _history.Note("stalls", detail: stall.ToString());
        return stall;
    }

    private Task DieOnAsync(Fault fault, SimulatedConnection connection, Action? first = null)
    {
        if (!_faults.Occurs(fault))
        {
            return Task.CompletedTask;
        }

        first?.Invoke();
        connection.Life.End();
        return new TaskCompletionSource().Task;
    }

    private void Run(string statement) => Prepare(statement, _nothing.Parameters).ExecuteNonQuery();
}

internal sealed class SimulatedDatabaseException() : DbException("The simulated database gave no answer.");
