using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class QuietStartTests
{
    [Fact]
    public async Task On_a_laptop_with_the_emulator_the_sample_shop_starts_without_a_warning()
    {
        using var folder = new TemporaryDatabase();
        var address = ChildProcess.FreeAddress();

        using var shop = await ChildProcess.StartAsync("sample-shop", address, new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__Shop"] = folder.ConnectionString,
        });

        Assert.Contains("LigdiCash is emulated", shop.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", shop.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_time_zone_data_the_default_zone_works_and_another_is_refused_by_name()
    {
        using var folder = new TemporaryDatabase();
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__Shop"] = folder.ConnectionString,
            ["TZDIR"] = "/nowhere",
        };

        using (var shop = await ChildProcess.StartAsync("sample-shop", ChildProcess.FreeAddress(), settings))
        {
            Assert.DoesNotContain("fail:", shop.Output, StringComparison.Ordinal);
        }

        using var refused = ChildProcess.Run(
            "sample-shop", ChildProcess.FreeAddress(), new(settings, StringComparer.Ordinal) { ["Checkout__TimeZone"] = "Africa/Lagos" });

        Assert.NotEqual(0, await refused.ExitsAsync(within: TimeSpan.FromSeconds(20)));
        Assert.Contains("Checkout:TimeZone is \"Africa/Lagos\"", refused.Output, StringComparison.Ordinal);
    }

    private sealed class TemporaryDatabase : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quiet-start-");

        public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "shop.db")}";

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
