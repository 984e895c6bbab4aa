using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

internal static class ShopSetup
{
    // The plug-in's pages set a stricter policy if they need one.
    private const string ContentPolicy =
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    public static DbDataSource AddShop(this WebApplicationBuilder builder)
    {
        builder.AddPublicAddressInDevelopment();
        var database = ShopDatabase.SourceFrom(builder.Configuration.GetConnectionString("Shop"), builder.Environment.ContentRootPath);
        builder.Services.AddDataProtection().SetApplicationName("sample-shop");
        builder.Services.AddControllersWithViews(mvc => mvc.Filters.Add<AutoValidateAntiforgeryTokenAttribute>());
        builder.Services.AddRequestLocalization(languages => languages
            .SetDefaultCulture(Wording.French)
            .AddSupportedCultures(Wording.French, Wording.English)
            .AddSupportedUICultures(Wording.French, Wording.English));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton<ShopDatabase>().AddSingleton<BasketStore>().AddSingleton<OrderStore>().AddTransient<OrderReader>();
        return database;
    }

    public static void UseShop(this WebApplication app)
    {
        app.Use(ProtectAsync);
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error/500");
        }

        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseStaticFiles();
        app.UseChosenLanguage();
        app.UseRouting();
        app.MapControllers();
        app.AnnounceEmulator();
    }

    private static Task ProtectAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
