using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Checkout.Plugin;

// Where the gateway's keys come from; never what they are.
internal sealed class KeyOrigin(IConfiguration configuration, IEnumerable<CheckoutSettings> sections, IHostEnvironment environment)
{
    private static readonly string[] Variables = ["LIGDICASH_API_KEY", "LIGDICASH_API_TOKEN", "LIGDICASH_AUTH_TOKEN"];

    // The names of keys that lie in files below the shop's own folder. A secret store that is mounted as files lies elsewhere.
    public IReadOnlyList<string> InFilesOfTheShop() =>
        [.. sections.SelectMany(section => KeyFaults.Named(new()).Select(key => section.PathOf($"LigdiCash:{key.Name}"))).Concat(Variables).Where(IsInFileOfTheShop)];

    private bool IsInFileOfTheShop(string key) =>
        (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => provider.TryGet(key, out var value) && !string.IsNullOrWhiteSpace(value)) is FileConfigurationProvider { Source: { Path: { } path } source }
        && source.FileProvider?.GetFileInfo(path).PhysicalPath?.StartsWith(Path.TrimEndingDirectorySeparator(environment.ContentRootPath) + Path.DirectorySeparatorChar, StringComparison.Ordinal) == true;
}
