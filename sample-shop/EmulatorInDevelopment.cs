using System.Security.Cryptography;
using LigdiCash.Emulator;

namespace SampleShop;

public sealed record RunningEmulator(string Address);

// In Development, and only without gateway settings, the shop starts its own gateway.
internal static partial class EmulatorInDevelopment
{
    private static readonly string[] Keys =
    [
        "Checkout:LigdiCash:ApiKey", "Checkout:LigdiCash:ApiToken", "Checkout:LigdiCash:BaseAddress",
        "LIGDICASH_API_KEY", "LIGDICASH_API_TOKEN", "LIGDICASH_AUTH_TOKEN",
    ];

    public static async Task<WebApplication?> StartEmulatorInDevelopmentAsync(this WebApplicationBuilder shop)
    {
        if (!shop.Environment.IsDevelopment() || Array.Exists(Keys, key => !string.IsNullOrEmpty(shop.Configuration[key])))
        {
            return null;
        }

        var (apiKey, apiToken) = (RandomNumberGenerator.GetHexString(32), RandomNumberGenerator.GetHexString(32));
        var emulator = await CreateAsync(apiKey, apiToken);
        await emulator.StartAsync();
        shop.Use(new RunningEmulator(emulator.Urls.First()), apiKey, apiToken);
        return emulator;
    }

    public static void AnnounceEmulator(this WebApplication shop)
    {
        if (shop.Services.GetService<RunningEmulator>() is { } emulator)
        {
            shop.Lifetime.ApplicationStarted.Register(
                () => Log.TestShop(shop.Logger, shop.Configuration[PublicAddress.Key], emulator.Address));
        }
    }

    private static Task<WebApplication> CreateAsync(string apiKey, string apiToken)
    {
        // Test hosts observe the execution context for a web host. They must find the shop, not the emulator.
        using var unwatched = ExecutionContext.SuppressFlow();
        return Task.Run(() => EmulatorApp.Create(
            ["--environment", Environments.Development, "--urls", "http://127.0.0.1:0",
                $"--Emulator:ApiKey={apiKey}", $"--Emulator:ApiToken={apiToken}"],
            // The emulator's startup log would show the wrong address to open.
            emulator => emulator.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)));
    }

    private static void Use(this WebApplicationBuilder shop, RunningEmulator emulator, string apiKey, string apiToken)
    {
        shop.Services.AddSingleton(emulator);
        shop.Services.AddHttpClient<Rehearsal>();
        shop.Configuration.AddInMemoryCollection(
        [
            new("Checkout:LigdiCash:BaseAddress", emulator.Address),
            new("Checkout:LigdiCash:AllowPlainHttpGateway", "true"),
            new("Checkout:LigdiCash:ApiKey", apiKey),
            new("Checkout:LigdiCash:ApiToken", apiToken),
        ]);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information,
            "This is a test shop: open {Shop}. LigdiCash is emulated at {Emulator}, and no real money moves.")]
        public static partial void TestShop(ILogger logger, string? shop, string emulator);
    }
}
