using System.Data.Common;
using Checkout.Plugin;
using Checkout.Plugin.Tests;
using LigdiCash.Client;
using Microsoft.Data.Sqlite;
using Npgsql;

// The smallest host that pays out, for tests that kill it. It dies by SIGKILL at the point that CRASH_AT names.
SQLitePCL.Batteries_V2.Init();
var builder = WebApplication.CreateBuilder(args);
var crash = new CrashPoint(builder.Configuration["CRASH_AT"]);
builder.Logging.AddProvider(crash).SetMinimumLevel(LogLevel.Debug);
builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"))
    .AddDatabase(Source(builder.Configuration.GetConnectionString("Shop")!))
    .AddCartSource<NoCarts>()
    .AddFulfillmentHandler<NoGoods>();
builder.Services.AddHttpClient("LigdiCash").AddHttpMessageHandler(() => new CrashOnTheWire(crash));

var app = builder.Build();
app.MapCheckout();
app.MapPost("/payouts/{amount:long}", async (IPayouts payouts, long amount) =>
{
    var draft = new PayoutDraft { Recipient = PhoneNumber.Parse("22670000000"), Amount = Money.Xof(amount), Reason = "Remboursement" };
    return await payouts.DraftAsync(draft, "Awa") is PayoutOutcome.Done(var drafted) && await payouts.ApproveAsync(drafted.Id, drafted.Fingerprint, "Issa") is PayoutOutcome.Done
        ? Results.Text(drafted.Id)
        : Results.Conflict();
});
app.MapPost("/payouts/{id}/send", async (IPayouts payouts, string id) => Results.Text((await payouts.SendAsync(id, "Issa")).ToString()));
app.MapGet("/payouts/{id}", async (IPayouts payouts, string id) => Results.Text((await payouts.FindAsync(id))?.State.ToString()));
await app.RunAsync();

static DbDataSource Source(string connectionString) => connectionString.Contains("Host=", StringComparison.Ordinal)
    ? NpgsqlDataSource.Create(connectionString)
    : SqliteFactory.Instance.CreateDataSource(connectionString);
