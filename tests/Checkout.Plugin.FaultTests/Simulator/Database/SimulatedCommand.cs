using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Checkout.Plugin.Tests.Simulator;

// A command that the simulated server executes.
internal sealed class SimulatedCommand(SimulatedConnection connection) : SqliteCommand
{
    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException();
    }

    protected override DbTransaction? DbTransaction { get; set; }

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(command => command.ExecuteNonQuery(), _ => { });

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(command => command.ExecuteScalar(), _ => { });

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        await ExecuteAsync(command => command.ExecuteReader(behavior & ~CommandBehavior.CloseConnection), Exhaust);

    private static void Exhaust(SqliteDataReader answer)
    {
        using (answer)
        {
            while (answer.Read())
            {
            }
        }
    }

    private Task<T> ExecuteAsync<T>(Func<SqliteCommand, T> execute, Action<T> forget) => connection.Server.ExecuteAsync(
        connection,
        () =>
        {
            if (connection.IsInTransaction)
            {
                connection.Server.Begin(connection);
            }

            return execute(connection.Server.Prepare(CommandText, Parameters));
        },
        forget);
}
