using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// Says at the start which of the checkout's views the shop has put its own in the place of. A view of the same path counts only where the shop compiles its views, and nothing else would tell.
internal sealed partial class ViewReport(ApplicationPartManager parts, ILogger<ViewReport> logger)
{
    private const string Folder = "/Views/CheckoutPlugin/";

    // By view, the assembly that it comes from: the first that has one of this path.
    public IReadOnlyDictionary<string, string> Sources()
    {
        var views = new ViewsFeature();
        parts.PopulateFeature(views);
        var sources = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var view in views.ViewDescriptors.Where(view => view.RelativePath.StartsWith(Folder, StringComparison.OrdinalIgnoreCase)))
        {
            sources.TryAdd(view.RelativePath[Folder.Length..], view.Type!.Assembly.GetName().Name!);
        }

        return sources;
    }

    public void Write()
    {
        var ours = typeof(ViewReport).Assembly.GetName().Name;
        var sources = Sources();
        var theirs = sources.Where(view => view.Value != ours).Select(view => $"{view.Key} ({view.Value})").Order(StringComparer.Ordinal).ToList();
        if (theirs.Count == 0)
        {
            Log.AllOurs(logger, sources.Count);
        }
        else
        {
            Log.SomeTheirs(logger, string.Join(", ", theirs), sources.Count - theirs.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4103, LogLevel.Information, "All {Count} views of the checkout are its own.")]
        public static partial void AllOurs(ILogger logger, int count);

        [LoggerMessage(4104, LogLevel.Information, "Views of the checkout that the shop has replaced: {Views}; {Count} are the checkout's own.")]
        public static partial void SomeTheirs(ILogger logger, string views, int count);
    }
}
