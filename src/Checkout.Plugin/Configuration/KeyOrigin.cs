using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LigdiCash.Checkout.Configuration;

internal sealed class KeyOrigin(IConfiguration configuration, IEnumerable<SettingsReader> sections, IHostEnvironment environment)
{
    private static readonly string[] Variables = ["LIGDICASH_API_KEY", "LIGDICASH_API_TOKEN", "LIGDICASH_AUTH_TOKEN"];

    // The names of keys in files below the content root. Secret stores mounted as files are elsewhere.
    public IReadOnlyList<string> InFilesOfTheShop() =>
        [.. sections.SelectMany(section => KeyFaults.Named(new()).Select(key => section.PathOf($"LigdiCash:{key.Name}")))
            .Concat(Variables).Where(IsInFileOfTheShop)];

    private bool IsInFileOfTheShop(string key)
    {
        var root = Path.TrimEndingDirectorySeparator(environment.ContentRootPath) + Path.DirectorySeparatorChar;
        return (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider =>
                provider.TryGet(key, out var value) && !string.IsNullOrWhiteSpace(value))
            is FileConfigurationProvider { Source: { Path: { } path } source }
            && source.FileProvider?.GetFileInfo(path).PhysicalPath?.StartsWith(root, StringComparison.Ordinal) == true;
    }
}
