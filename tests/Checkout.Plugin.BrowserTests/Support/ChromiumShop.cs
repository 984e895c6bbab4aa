using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

// The sample shop with the emulator, and Debian's Chromium.
public class ChromiumShop : IAsyncLifetime
{
    private readonly Uri _address = ChildProcess.FreeAddress();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"browser-{Path.GetRandomFileName()}.db");
    private ChildProcess _shop = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _chromium = null!;

    protected virtual IDictionary<string, string> Settings =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Shop"] = $"Data Source={_file}" };

    public async ValueTask InitializeAsync()
    {
        _shop = await ChildProcess.StartAsync("sample-shop", _address, new(Settings) { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task<Visit> OpensAsync(
        string name, bool script = true, string language = "fr-FR", int width = 390,
        ColorScheme scheme = ColorScheme.Light, string? cookies = null)
    {
        var context = await _chromium.NewContextAsync(new()
        {
            BaseURL = _address.AbsoluteUri,
            JavaScriptEnabled = script,
            Locale = language,
            ColorScheme = scheme,
            StorageState = cookies,
            ViewportSize = new() { Width = width, Height = 844 },
        });
        return new(await context.NewPageAsync(), name);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _chromium.DisposeAsync();
        _playwright.Dispose();
        _shop.Dispose();
        foreach (var part in new[] { _file, $"{_file}-wal", $"{_file}-shm", $"{_file}-node" })
        {
            File.Delete(part);
        }
    }

    private static string Chromium =>
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("This test needs Chromium: apt-get install chromium, or run tests/run.sh, which does.");
}
