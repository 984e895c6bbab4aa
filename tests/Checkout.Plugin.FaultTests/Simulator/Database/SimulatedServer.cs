using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Checkout.Plugin.Tests.Simulator;

// The one database of all nodes: real SQL on an SQLite in memory, behind a network that loses what is asked and what is answered. One transaction at a time, as if every one locked everything.
internal sealed class SimulatedServer : IDisposable
{
    private static readonly TimeSpan ShortestStall = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestStall = TimeSpan.FromSeconds(25);
    private readonly Timeline _timeline;
    private readonly Weather _weather;
    private readonly Chance _dice;
    private readonly History _history;
    private readonly SqliteConnection _engine = new("Data Source=:memory:");
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly List<(Lifetime Life, TaskCompletionSource Turn)> _waiting = [];
    private readonly SqliteCommand _nothing = new();
    private SimulatedConnection? _writer;

    public SimulatedServer(Timeline timeline, Weather weather, Chance dice, History history)
    {
        (_timeline, _weather, _dice, _history) = (timeline, weather, dice, history);
        _engine.Open();
        // Otherwise SQLite plans a statement again for each new value of a parameter, because a partial index could fit.
        SQLitePCL.raw.sqlite3_db_config(_engine.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        _engine.CreateFunction("simulated_clock", () => timeline.Clock.ToUnixTimeMilliseconds());
        _engine.Execute(CheckoutSchema.Script);
        _engine.Execute(Witness.Script);
    }

    // Counting its memory makes SQLite wait for whoever plays another week.
    static SimulatedServer()
    {
        SQLitePCL.Batteries_V2.Init();
        SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    // PostgreSQL's statements for several nodes, as far as SQLite supports them.
    public static Dialect Dialect { get; } = Dialect.PostgreSql with
    {
        LockSchema = "", LockPayouts = "SELECT 1", ReadClock = "SELECT simulated_clock()", IsListed = "IN @ids", SkipLocked = "", ForUpdate = "",
        Origin = null, UnsafeSettings = null, CommitDurably = "", CommitLazily = "",
    };

    // Ids are random: a claim returns its payments in the order of their rows, which is the same for the same seed.
    private static string ClaimById { get; } = PaymentSql.ClaimDueChecks(Dialect);

    private static string ClaimByRow { get; } = ClaimById.Replace(
        "WHERE id IN (SELECT id FROM free)",
        "WHERE rowid IN (SELECT payment.rowid FROM free JOIN checkout_payment payment ON payment.id = free.id)",
        StringComparison.Ordinal);

    // What looks on and takes no part.
    public SqliteConnection Engine => _engine;

    public bool IsAway { get; set; }

    // What a process leaves behind that ends in the middle of a transaction.
    public void Forget(Lifetime ended)
    {
        if (_writer?.Life == ended)
        {
            End(_writer, "ROLLBACK");
        }
    }

    // Whoever is connected is cut off, what was not committed is gone.
    public void Crash()
    {
        IsAway = true;
        _writer?.Break();
    }

    public async Task<T> AskAsync<T>(SimulatedConnection asking, Func<T> work, Action<T> forget)
    {
        if (Latency(asking) is { Ticks: > 0 } latency)
        {
            await _timeline.PauseAsync(latency, asking.Life);
        }

        asking.ThrowIfBroken();
        if (IsAway || _weather.Strikes(Fault.DatabaseRefuses))
        {
            throw asking.Break();
        }

        await DieOnAsync(Fault.NodeDiesAsking, asking);
        await TurnAsync(asking);
        var answer = work();
        if (_weather.Strikes(Fault.DatabaseForgetsToAnswer))
        {
            forget(answer);
            throw asking.Break();
        }

        await DieOnAsync(Fault.NodeDiesBeforeTheAnswer, asking, () => forget(answer));
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

    public string ReferenceOf(string id) => _engine.ExecuteScalar<string>("SELECT reference FROM checkout_payment WHERE id = @id", new { id })!;

    // Prepared once. Nobody reads while somebody else asks, as whoever gets an answer reads it to its end at once.
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

    private async Task TurnAsync(SimulatedConnection asking)
    {
        while (_writer is not null && _writer != asking)
        {
            var turn = new TaskCompletionSource();
            _waiting.Add((asking.Life, turn));
            await turn.Task;
            asking.ThrowIfBroken();
            if (IsAway)
            {
                throw asking.Break();
            }
        }
    }

    // Who holds everything anyway needs no time of its own for every statement.
    private TimeSpan Latency(SimulatedConnection asking)
    {
        if (!_weather.Strikes(Fault.DatabaseStalls))
        {
            return TimeSpan.FromMilliseconds(_writer == asking ? _dice.Below(9) / 8 : _dice.Below(4));
        }

        var stall = _dice.About(ShortestStall, LongestStall);
        _history.Note("stalls", detail: stall.ToString());
        return stall;
    }

    private Task DieOnAsync(Fault fault, SimulatedConnection asking, Action? first = null)
    {
        if (!_weather.Strikes(fault))
        {
            return Task.CompletedTask;
        }

        first?.Invoke();
        asking.Life.End();
        return new TaskCompletionSource().Task;
    }

    private void Run(string statement) => Prepare(statement, _nothing.Parameters).ExecuteNonQuery();
}

internal sealed class SimulatedDatabaseException() : DbException("The simulated database gave no answer.");
