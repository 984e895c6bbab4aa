using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class RefusedStartTests
{
    [Fact]
    public async Task Missing_settings_in_production_end_the_process_in_ten_seconds()
    {
        using var shop = ChildProcess.Run("sample-shop", ChildProcess.FreeAddress(), new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" });

        var code = await shop.ExitsAsync(within: TimeSpan.FromSeconds(10));

        Assert.NotEqual(0, code);
        Assert.Contains("Checkout:PublicBaseUrl", shop.Output, StringComparison.Ordinal);
        Assert.Contains("Checkout:LigdiCash:ApiKey", shop.Output, StringComparison.Ordinal);
        Assert.Contains("Checkout:LigdiCash:ApiToken", shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_emulator_refuses_production()
    {
        using var emulator = ChildProcess.Run(
            "src/LigdiCash.Emulator", ChildProcess.FreeAddress(), new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" });

        Assert.NotEqual(0, await emulator.ExitsAsync(within: TimeSpan.FromSeconds(10)));
    }
}
