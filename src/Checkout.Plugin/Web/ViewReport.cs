using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;

namespace LigdiCash.Checkout.Web;

// Logs at startup which views the shop replaces. Only compiled views count, and a mistake here is otherwise silent.
internal sealed partial class ViewReport(ApplicationPartManager parts, ILogger<ViewReport> logger)
{
    private const string Folder = "/Views/CheckoutPlugin/";

    public void Write()
    {
        var views = new ViewsFeature();
        parts.PopulateFeature(views);
        // The first view of a path is the one that MVC renders.
        var used = views.ViewDescriptors.Where(view => view.RelativePath.StartsWith(Folder, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(view => view.RelativePath, StringComparer.OrdinalIgnoreCase).ToList();
        var replaced = used.Where(view => view.Type!.Assembly != typeof(ViewReport).Assembly)
            .Select(view => $"{view.RelativePath[Folder.Length..]} ({view.Type!.Assembly.GetName().Name})")
            .Order(StringComparer.Ordinal).ToList();
        if (replaced.Count == 0)
        {
            LogNoneReplaced(used.Count);
        }
        else
        {
            LogSomeReplaced(string.Join(", ", replaced), used.Count - replaced.Count);
        }
    }

    [LoggerMessage(4103, LogLevel.Information, "The shop replaces none of the checkout's {Count} views.")]
    private partial void LogNoneReplaced(int count);
    [LoggerMessage(4104, LogLevel.Information, "The shop replaces views of the checkout: {Views}. It keeps {Count} views.")]
    private partial void LogSomeReplaced(string views, int count);
}
