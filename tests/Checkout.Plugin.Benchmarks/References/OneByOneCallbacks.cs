using Dapper;
using Microsoft.Data.Sqlite;

namespace Checkout.Plugin.Benchmarks;

// The usual use of SQLite: one connection and one durable statement after the other.
internal sealed class OneByOneCallbacks(SqliteConnection connection)
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public static async Task<int> RunAsync(string[] arguments)
    {
        SQLitePCL.Batteries_V2.Init();
        var builder = WebApplication.CreateBuilder(arguments).Quiet();
        await using var connection = new SqliteConnection(builder.Configuration.GetConnectionString("Shop"));
        await connection.OpenAsync();
        await connection.ExecuteAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        var callbacks = new OneByOneCallbacks(connection);
        var app = builder.Build();
        app.MapControl();
        app.MapPost("/callback", callbacks.ReceiveAsync);
        await app.RunAsync();
        return 0;
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        var callback = await context.Request.ReadFromJsonAsync(CallbackContext.Default.CallbackMessage, context.RequestAborted);
        await _turn.WaitAsync(context.RequestAborted);
        try
        {
            await connection.ExecuteAsync(
                "UPDATE checkout_payment SET due_at = 1, called_back_at = 1, checks_pending = 2 WHERE id = @id",
                new { id = callback!.ExternalId });
        }
        finally
        {
            _turn.Release();
        }

        await context.Response.WriteAsync("OK", context.RequestAborted);
    }
}
