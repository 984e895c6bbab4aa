using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Checkout.Plugin;

/// What is doubtful, but may be meant: one line each, with the repair. On a laptop, with an emulator, there is none.
internal sealed partial class StartWarnings(
    SettingsInForce settings,
    CheckoutDataSource database,
    IEnumerable<RedisAddress> redis,
    KeyOrigin origin,
    IOptions<KeyManagementOptions> keyRing,
    IHostEnvironment environment,
    ILogger<StartWarnings> logger)
{
    public void Tell()
    {
        TellOfRuntime(PatchedRuntime.Version);
        if (environment.IsDevelopment())
        {
            TellOfRealMoney();
            return;
        }

        TellOfKeys();
        TellOfWires();
    }

    public void TellOfRuntime(string version)
    {
        if (!PatchedRuntime.Has(version))
        {
            Log.OldRuntime(logger, version);
        }
    }

    private void TellOfRealMoney()
    {
        if (settings.Value.LigdiCash.BaseAddress is { Scheme: "https", IsLoopback: false })
        {
            Log.RealMoney(logger, settings.Value.LigdiCash.BaseAddress.Host);
        }
    }

    private void TellOfKeys()
    {
        if (origin.InFilesOfTheShop() is { Count: > 0 } keys)
        {
            Log.KeysInFile(logger, string.Join(", ", keys));
        }

        if (keyRing.Value.XmlRepository is null)
        {
            Log.KeyRingNotKept(logger);
        }
    }

    private void TellOfWires()
    {
        if (redis.Any(address => Wires.AreOpen(address.Settings)))
        {
            Log.OpenRedis(logger);
        }

        if (database.Value is { } source && Wires.AreOpen(source.ConnectionString))
        {
            Log.OpenDatabase(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5110, LogLevel.Warning, "ASP.NET Core {Version} has a known hole by which requests are smuggled past a proxy (CVE-2025-55315): install the newest patch of the .NET runtime.")]
        public static partial void OldRuntime(ILogger logger, string version);

        [LoggerMessage(5111, LogLevel.Warning, "This is Development, but the gateway is {Gateway}: real money moves. Point Checkout:LigdiCash:BaseAddress at the emulator, or set the environment to Production.")]
        public static partial void RealMoney(ILogger logger, string gateway);

        [LoggerMessage(5112, LogLevel.Warning, "The gateway's keys stand in a file of the shop ({Keys}), where backups and repositories take them along: put them into the environment or a secret store, and have LigdiCash exchange those that were in a file.")]
        public static partial void KeysInFile(ILogger logger, string keys);

        [LoggerMessage(5113, LogLevel.Warning, "Nobody said where the Data Protection keys are kept, so they lie where a container loses them and other nodes do not see them; the invoice tokens in the database are sealed with them. Call services.AddDataProtection().PersistKeysToFileSystem(…) or another of its places that all nodes share, and SetApplicationName(…).")]
        public static partial void KeyRingNotKept(ILogger logger);

        [LoggerMessage(5114, LogLevel.Warning, "Redis is on another machine and the connection has no TLS or no password: add ssl=true and password=… to ConnectionStrings:Redis.")]
        public static partial void OpenRedis(ILogger logger);

        [LoggerMessage(5115, LogLevel.Warning, "The database is on another machine and the connection may be in the clear: add SSL Mode=VerifyFull to its connection string, or at least Require.")]
        public static partial void OpenDatabase(ILogger logger);
    }
}
