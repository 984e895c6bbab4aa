using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Checkout.Plugin.Hosts;

// Makes one folder of this assembly appear as a shop's project: MVC finds only the types and views of that folder.
internal sealed class HostPart(string folder) : ApplicationPart, IApplicationPartTypeProvider, IRazorCompiledItemProvider
{
    private static readonly Assembly Shops = typeof(HostPart).Assembly;

    public override string Name => $"{Shops.GetName().Name}.{folder}";

    public IEnumerable<TypeInfo> Types => Shops.DefinedTypes.Where(type => type.Namespace == Name);

    public IEnumerable<RazorCompiledItem> CompiledItems =>
        new RazorCompiledItemLoader().LoadItems(Shops)
            .Where(item => item.Identifier.StartsWith($"/{folder}/", StringComparison.Ordinal))
            .Select(item => new Moved(item, item.Identifier[(folder.Length + 1)..]));

    public static void InsteadOfAll(ApplicationPartManager parts, string folder)
    {
        foreach (var part in parts.ApplicationParts.Where(part => part.Name == Shops.GetName().Name).ToList())
        {
            parts.ApplicationParts.Remove(part);
        }

        // A shop's own views come before a library's.
        parts.ApplicationParts.Insert(0, new HostPart(folder));
    }

    private sealed class Moved(RazorCompiledItem item, string path) : RazorCompiledItem
    {
        public override string Identifier => path;

        public override string Kind => item.Kind;

        public override IReadOnlyList<object> Metadata => item.Metadata;

        public override Type Type => item.Type;
    }
}

internal static class HostPartExtensions
{
    public static IMvcBuilder OfShop(this IMvcBuilder mvc, string folder) =>
        mvc.ConfigureApplicationPartManager(parts => HostPart.InsteadOfAll(parts, folder));

    public static IMvcCoreBuilder OfShop(this IMvcCoreBuilder mvc, string folder) =>
        mvc.ConfigureApplicationPartManager(parts => HostPart.InsteadOfAll(parts, folder));
}
