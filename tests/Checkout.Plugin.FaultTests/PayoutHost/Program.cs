using System.Data.Common;
using LigdiCash.Checkout;
using Checkout.Plugin.Tests;
using LigdiCash.Client;
using Microsoft.Data.Sqlite;
using Npgsql;

// The smallest host that pays out, and that sells with a plain handler, for tests that kill it.
SQLitePCL.Batteries_V2.Init();
var builder = WebApplication.CreateBuilder(args);
var database = Source(builder.Configuration.GetConnectionString("Shop")!);
builder.Services.AddSingleton(_ => database);
builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"))
    .AddDatabase(database)
    .AddCartSource<OneArticle>()
    .AddFulfillmentHandler<Goods>()
    .AddPaymentEventHandler<Mail>();

var app = builder.Build();
app.MapCheckout();
app.MapPost("/payouts/{amount:long}", async (IPayouts payouts, long amount) =>
{
    var draft = new PayoutDraft { Recipient = PhoneNumber.Parse("22670000000"), Amount = Money.Xof(amount), Reason = "Remboursement" };
    return await payouts.DraftAsync(draft, new("Awa", "Awa")) is PayoutOutcome.Done(var drafted)
        && await payouts.ApproveAsync(drafted.Id, drafted.Fingerprint, new("Issa", "Issa")) is PayoutOutcome.Done
        ? Results.Text(drafted.Id)
        : Results.Conflict();
});
app.MapPost("/payouts/{id}/send", async (IPayouts payouts, string id) =>
    Results.Text((await payouts.SendAsync(id, new("Issa", "Issa"))).ToString()));
app.MapGet("/payouts/{id}", async (IPayouts payouts, string id) => Results.Text((await payouts.FindAsync(id))?.Status.ToString()));
await Goods.InstallAsync(database);
await Mail.InstallAsync(database);
await app.RunAsync();

static DbDataSource Source(string connectionString) => connectionString.Contains("Host=", StringComparison.Ordinal)
    ? NpgsqlDataSource.Create(connectionString)
    : SqliteFactory.Instance.CreateDataSource(connectionString);
