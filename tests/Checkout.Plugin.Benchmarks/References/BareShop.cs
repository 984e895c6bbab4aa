using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using StackExchange.Redis;

namespace Checkout.Plugin.Benchmarks;

// R-bare: the same payment without any safety: one insert, one conditional update, one read and a queue in memory.
internal sealed class BareShop(NpgsqlDataSource database, ConnectionMultiplexer redis, HttpClient gateway)
{
    private const int Workers = 16;
    private const long Amount = 17_500;
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(2);
    private readonly Channel<string> _queue = Channel.CreateUnbounded<string>();

    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments).Quiet();
        await using var database = NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Shop")!);
        var redis = await ConnectionMultiplexer.ConnectAsync(builder.Configuration.GetConnectionString("Redis")!);
        using var gateway = new HttpClient { BaseAddress = new(builder.Configuration["Gateway"]!) };
        var shop = new BareShop(database, redis, gateway);
        await shop.InstallAsync();
        var app = builder.Build();
        app.MapControl();
        app.MapPost("/checkout", shop.CheckoutAsync);
        app.MapPost("/callback", shop.CallbackAsync);
        app.MapGet("/payments/{id}", shop.ResultAsync);
        await Task.WhenAny(app.RunAsync(), Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(shop.WorkAsync))));
        return 0;
    }

    private async Task InstallAsync()
    {
        await using var create = database.CreateCommand("""
            CREATE TABLE IF NOT EXISTS bare_payment (
                id TEXT PRIMARY KEY, reference TEXT NOT NULL, token TEXT NOT NULL UNIQUE, status TEXT NOT NULL,
                amount BIGINT NOT NULL, next_check_at BIGINT NOT NULL);
            CREATE INDEX IF NOT EXISTS bare_payment_due ON bare_payment (next_check_at) WHERE status = 'Pending'
            """);
        await create.ExecuteNonQueryAsync();
    }

    private async Task CheckoutAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        using var answer = await gateway.PostAsJsonAsync(LoopbackGateway.CreatePath, new
        {
            commande = new
            {
                invoice = new { total_amount = Amount, devise = "XOF", description = form["description"].ToString() },
                custom_data = new { transaction_id = id },
            },
        }, context.RequestAborted);
        using var created = await JsonDocument.ParseAsync(
            await answer.Content.ReadAsStreamAsync(context.RequestAborted), default, context.RequestAborted);
        await using var insert = database.CreateCommand(
            "INSERT INTO bare_payment (id, reference, token, status, amount, next_check_at) VALUES ($1, $2, $3, 'Pending', $4, 0)");
        insert.Parameters.AddWithValue(id);
        insert.Parameters.AddWithValue(form["reference"].ToString());
        insert.Parameters.AddWithValue(created.RootElement.GetProperty("token").GetString()!);
        insert.Parameters.AddWithValue(Amount);
        await insert.ExecuteNonQueryAsync(context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = created.RootElement.GetProperty("response_text").GetString();
    }

    private async Task CallbackAsync(HttpContext context)
    {
        var callback = await context.Request.ReadFromJsonAsync(CallbackContext.Default.CallbackMessage, context.RequestAborted);
        if (await redis.GetDatabase().StringSetAsync($"bare:{callback!.ExternalId}", "1", Claim, When.NotExists))
        {
            _queue.Writer.TryWrite(callback.ExternalId);
        }

        await context.Response.WriteAsync("OK", context.RequestAborted);
    }

    private async Task ResultAsync(HttpContext context)
    {
        await using var select = database.CreateCommand("SELECT status FROM bare_payment WHERE id = $1");
        select.Parameters.AddWithValue(context.Request.RouteValues["id"]!);
        await context.Response.WriteAsync($"<p>{await select.ExecuteScalarAsync(context.RequestAborted)}</p>", context.RequestAborted);
    }

    private async Task WorkAsync()
    {
        await foreach (var id in _queue.Reader.ReadAllAsync())
        {
            // A real shop would read the token from the row. Here it follows from the id.
            using var answer = await gateway.GetAsync(
                new Uri($"{LoopbackGateway.ConfirmPath}?invoiceToken={BenchToken.Of(id, Amount)}", UriKind.Relative));
            using var confirmed = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
            if (confirmed.RootElement.GetProperty("status").GetString() == "completed")
            {
                await using var update = database.CreateCommand(
                    "UPDATE bare_payment SET status = 'Paid' WHERE id = $1 AND status = 'Pending'");
                update.Parameters.AddWithValue(id);
                await update.ExecuteNonQueryAsync();
            }
        }
    }
}
