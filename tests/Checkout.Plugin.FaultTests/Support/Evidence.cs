using System.Text.Json;

namespace Checkout.Plugin.Tests;

// What a test tried and how it ended, kept as a file of its own from which the page of results is written.
internal sealed record Evidence(string Test, long Trials, string Unit, long Failures, double Seconds, string Remark = "")
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "evidence");

    // A seed that is replayed is no evidence of anything else.
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
