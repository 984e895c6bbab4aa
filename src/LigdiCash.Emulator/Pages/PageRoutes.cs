using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LigdiCash.Emulator.Pages;

internal static class PageRoutes
{
    // Razor's default encoder would escape every accented letter.
    public static void AddPages(this IServiceCollection services) => services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

    public static void MapPageAssets(this WebApplication app) => app.MapGet("/_emulator/assets/emulator.css", () => Results.Stream(
        typeof(PageRoutes).Assembly.GetManifestResourceStream("emulator.css")!, "text/css; charset=utf-8"));
}
