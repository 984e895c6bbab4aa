using SampleShop;

var builder = WebApplication.CreateBuilder(args);
await using var emulator = await builder.StartEmulatorInDevelopmentAsync();
var database = builder.AddShop();

// <checkout>
builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"))
    .AddDatabase(database)
    .AddRedis(builder.Configuration.GetConnectionString("Redis"))
    .AddCartSource<BasketCartSource>()
    .AddFulfillmentHandler<OrderFulfillment>();
// </checkout>

var app = builder.Build();
app.UseShop();

// <checkout>
app.MapCheckout();
// </checkout>

await app.RunAsync();
