using System.Text.Json;

namespace Checkout.Plugin.Tests;

// The result of a test, stored in a file from which tests/results.sh writes RESULTS.md.
internal sealed record Evidence(string Test, long Trials, string Unit, long Failures, double Seconds, string Remark = "")
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "evidence");

    // A replayed seed is no new evidence.
    public async Task KeepAsync()
    {
        if (Environment.GetEnvironmentVariable("CHECKOUT_SEED") is { Length: > 0 })
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{Test}.json"), JsonSerializer.Serialize(this, Readable));
    }
}
