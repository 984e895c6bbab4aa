using Checkout.Plugin.Benchmarks;

// R-mvc: an MVC app with views and without a checkout, as the reference for the cost of the checkout.
var builder = WebApplication.CreateBuilder(args).Quiet();
builder.Services.AddControllersWithViews();

var app = builder.Build();
app.UseStaticFiles();
app.UseRouting();
app.UseAuthorization();
app.MapControl();
app.MapDefaultControllerRoute();
await app.RunAsync();
