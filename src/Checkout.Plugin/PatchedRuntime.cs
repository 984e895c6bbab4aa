using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;

namespace Checkout.Plugin;

// Whether the ASP.NET Core that runs knows the attacks on its server that no shop can fend off by itself: requests smuggled past a proxy (CVE-2025-55315)
// and, mended long before, floods of streams that are reset at once (CVE-2023-44487).
internal static class PatchedRuntime
{
    private static readonly string[] Unpatched = ["alpha.", "preview.", "rc.1."];

    public static string Version { get; } = typeof(WebApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    // What cannot be read is taken for a build of somebody's own.
    public static bool Has(string version)
    {
        var parts = version.Split('-', 2);
        return !System.Version.TryParse(parts[0], out var number) || number.Major switch
        {
            < 8 => false,
            8 => number >= new Version(8, 0, 21),
            9 => number >= new Version(9, 0, 10),
            // Of the previews, the second release candidate was the first with the repair.
            10 when number == new Version(10, 0, 0) && parts.Length == 2 => !Unpatched.Any(label => $"{parts[1]}.".StartsWith(label, StringComparison.Ordinal)),
            _ => true,
        };
    }
}
