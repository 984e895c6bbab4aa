using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;

namespace LigdiCash.Checkout.Configuration;

// Shops cannot mitigate these attacks on Kestrel: request smuggling (CVE-2025-55315) and rapid reset of HTTP/2 streams (CVE-2023-44487).
internal static class PatchedRuntime
{
    private static readonly string[] Unpatched = ["alpha.", "preview.", "rc.1."];

    public static string Version { get; } = typeof(WebApplication).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    // An unreadable version is a custom build and counts as patched.
    public static bool Has(string version)
    {
        var parts = version.Split('-', 2);
        return !System.Version.TryParse(parts[0], out var number) || number.Major switch
        {
            < 8 => false,
            8 => number >= new Version(8, 0, 21),
            9 => number >= new Version(9, 0, 10),
            // Fixed in release candidate 2.
            10 when number == new Version(10, 0, 0) && parts.Length == 2 =>
                !Unpatched.Any(label => $"{parts[1]}.".StartsWith(label, StringComparison.Ordinal)),
            _ => true,
        };
    }
}
