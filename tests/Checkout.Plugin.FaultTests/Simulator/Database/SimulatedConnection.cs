using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Checkout.Plugin.Tests.Simulator;

internal sealed class SimulatedDataSource(SimulatedServer server, ProcessLifetime life) : DbDataSource
{
    public override string ConnectionString => "simulated";

    protected override DbConnection CreateDbConnection() => new SimulatedConnection(server, life);
}

// A connection of one process. When the process ends, the server rolls its transaction back.
internal sealed class SimulatedConnection(SimulatedServer server, ProcessLifetime life) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;
    private bool _isBroken;

    public ProcessLifetime Life => life;

    public SimulatedServer Server => server;

    public bool IsInTransaction { get; set; }

    [AllowNull]
    public override string ConnectionString { get; set; } = "simulated";

    public override string Database => "simulated";

    public override string DataSource => "simulated";

    public override string ServerVersion => "simulated";

    public override ConnectionState State => _state;

    public void ThrowIfBroken()
    {
        if (_isBroken)
        {
            throw new SimulatedDatabaseException();
        }
    }

    public SimulatedDatabaseException Break()
    {
        (_isBroken, _state) = (true, ConnectionState.Broken);
        server.End(this, "ROLLBACK");
        return new();
    }

    public override void Open()
    {
        _state = ConnectionState.Open;
        if (server.IsAway)
        {
            throw Break();
        }
    }

    public override Task OpenAsync(CancellationToken cancellationToken)
    {
        Open();
        return Task.CompletedTask;
    }

    public override void Close() => _state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new SimulatedTransaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new SimulatedCommand(this);
}

// Begins with its first statement, as PostgreSQL's client does.
internal sealed class SimulatedTransaction : DbTransaction
{
    private readonly SimulatedConnection _connection;
    private bool _isOver;

    public SimulatedTransaction(SimulatedConnection connection, IsolationLevel isolationLevel)
    {
        (_connection, IsolationLevel) = (connection, isolationLevel);
        connection.IsInTransaction = true;
    }

    public override IsolationLevel IsolationLevel { get; }

    protected override DbConnection DbConnection => _connection;

    public override void Commit() => throw new NotSupportedException();

    public override Task CommitAsync(CancellationToken cancellationToken = default) =>
        _connection.Server.ExecuteAsync(_connection, () => End("COMMIT"), _ => { });

    public override void Rollback()
    {
        if (!_isOver)
        {
            End("ROLLBACK");
        }
    }

    protected override void Dispose(bool disposing)
    {
        Rollback();
        base.Dispose(disposing);
    }

    private bool End(string how)
    {
        _isOver = true;
        _connection.IsInTransaction = false;
        _connection.Server.End(_connection, how);
        return true;
    }
}
