using FluentValidation;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Mvc.Razor.RuntimeCompilation;
using Microsoft.Extensions.FileProviders;

#pragma warning disable ASPDEPR003 // Many shops still compile their views at run time.

namespace Checkout.Plugin.Hosts.Workshop;

// A shop that edits its views while it runs, and has its forms validated by FluentValidation before each action.
internal sealed class WorkshopShop(string views) : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddControllersWithViews().OfShop("Workshop").AddRazorRuntimeCompilation(Compile);
        builder.Services.AddFluentValidationAutoValidation()
            .AddSingleton<OrderBook>().AddSingleton<SeenCarts>()
            .AddScoped<IValidator<Wish>, WishRules>().AddScoped<IValidator<CheckoutCart>, CartRules>();
    }

    public void Embed(CheckoutBuilder checkout) => checkout
        .AddCartSource((request, _) => new(new CheckoutCart(
            request.Reference ?? "wish", [new CheckoutLine("Tissu", request.Reference == "many" ? 4 : 1, Money.Xof(2_500))])))
        .AddFulfillmentHandler<OrderRecorder>();

    public void Use(WebApplication app) => app.MapControllers();

    // The test assembly keeps no compilation context, as a web project does.
    private void Compile(MvcRazorRuntimeCompilationOptions options)
    {
        options.FileProviders.Clear();
        options.FileProviders.Add(new PhysicalFileProvider(views) { UsePollingFileWatcher = true, UseActivePolling = true });
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        Array.ForEach(assemblies, options.AdditionalReferencePaths.Add);
    }
}
