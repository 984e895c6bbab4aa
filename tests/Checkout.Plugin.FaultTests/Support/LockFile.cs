using System.Text.Json;

namespace Checkout.Plugin.Tests;

// The packages of a project's lock file.
internal sealed class LockFile(string project)
{
    private readonly JsonElement _entries = Read(Path.Combine(Repository.Root, project, "packages.lock.json"));

    public string? Requested(string package) => Entry(package) is { } entry && entry.GetProperty("type").GetString() == "Direct"
        ? entry.GetProperty("requested").GetString()
        : null;

    // The packages and their dependencies with versions. A project of this repository has no version.
    public IReadOnlySet<string> ClosureOf(IEnumerable<string> packages)
    {
        var (found, open) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(packages));
        while (open.TryDequeue(out var package))
        {
            var entry = Entry(package) ?? throw new InvalidOperationException($"{project} has no {package} in its lock file.");
            var name = package.ToLowerInvariant();
            var isNew = found.Add(entry.TryGetProperty("resolved", out var version) ? $"{name} {version.GetString()}" : name);
            if (isNew && entry.TryGetProperty("dependencies", out var needed))
            {
                foreach (var next in needed.EnumerateObject().Where(next => Entry(next.Name) is not null))
                {
                    open.Enqueue(next.Name);
                }
            }
        }

        return found;
    }

    private static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").GetProperty("net10.0");

    private JsonElement? Entry(string package) =>
        _entries.EnumerateObject().Where(entry => entry.Name.Equals(package, StringComparison.OrdinalIgnoreCase))
            .Select(entry => (JsonElement?)entry.Value).FirstOrDefault();
}
