using Checkout.Plugin.Benchmarks;

// R-mvc: an MVC app with views that sells nothing. What a host pays for the checkout is the distance to this.
var builder = WebApplication.CreateBuilder(args).Quiet();
builder.Services.AddControllersWithViews();

var app = builder.Build();
app.UseStaticFiles();
app.UseRouting();
app.UseAuthorization();
app.MapControl();
app.MapDefaultControllerRoute();
await app.RunAsync();
