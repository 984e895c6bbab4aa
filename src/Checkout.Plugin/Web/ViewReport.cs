using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;

namespace LigdiCash.Checkout.Web;

// Logs at startup which views the shop replaces. Only compiled views count, and a mistake here is otherwise silent.
internal sealed partial class ViewReport(ApplicationPartManager parts, ILogger<ViewReport> logger)
{
    private const string Folder = "/Views/CheckoutPlugin/";

    public IReadOnlyDictionary<string, string> Sources()
    {
        var views = new ViewsFeature();
        parts.PopulateFeature(views);
        var sources = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var ours = views.ViewDescriptors.Where(view => view.RelativePath.StartsWith(Folder, StringComparison.OrdinalIgnoreCase));
        foreach (var view in ours)
        {
            sources.TryAdd(view.RelativePath[Folder.Length..], view.Type!.Assembly.GetName().Name!);
        }

        return sources;
    }

    public void Write()
    {
        var ours = typeof(ViewReport).Assembly.GetName().Name;
        var sources = Sources();
        var replaced = sources.Where(view => view.Value != ours).Select(view => $"{view.Key} ({view.Value})").Order(StringComparer.Ordinal)
            .ToList();
        if (replaced.Count == 0)
        {
            Log.NoneReplaced(logger, sources.Count);
        }
        else
        {
            Log.SomeReplaced(logger, string.Join(", ", replaced), sources.Count - replaced.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4103, LogLevel.Information, "The shop replaces none of the checkout's {Count} views.")]
        public static partial void NoneReplaced(ILogger logger, int count);
        [LoggerMessage(4104, LogLevel.Information, "The shop replaces views of the checkout: {Views}. It keeps {Count} views.")]
        public static partial void SomeReplaced(ILogger logger, string views, int count);
    }
}
