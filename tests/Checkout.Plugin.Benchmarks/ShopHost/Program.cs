using System.Data.Common;
using Checkout.Plugin.Benchmarks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Npgsql;

// R-mvc with a checkout, set up as in the README.
var builder = WebApplication.CreateBuilder(args).Quiet();
builder.Services.AddControllersWithViews();
builder.Services.AddDataProtection().SetApplicationName("Checkout.Plugin.Benchmarks");
builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"))
    .AddDatabase(Source(builder.Configuration.GetConnectionString("Shop")!))
    .AddRedis(builder.Configuration.GetConnectionString("Redis"))
    .AddCartSource<FixedCarts>()
    .AddFulfillmentHandler<BenchOrders>();

var app = builder.Build();
app.UseStaticFiles();
app.UseRouting();
app.UseAuthorization();
app.MapControl();
app.MapDefaultControllerRoute();
app.MapCheckout();
await app.RunAsync();

static DbDataSource Source(string connectionString)
{
    if (connectionString.Contains("Host=", StringComparison.Ordinal))
    {
        return NpgsqlDataSource.Create(connectionString);
    }

    SQLitePCL.Batteries_V2.Init();
    return SqliteFactory.Instance.CreateDataSource(connectionString);
}
