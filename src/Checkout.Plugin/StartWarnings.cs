using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// What is doubtful, but may be meant: one line each, with the repair. On a laptop, with an emulator, there is none.
internal sealed partial class StartupWarnings(
    CurrentOptions settings,
    CheckoutDataSource database,
    IEnumerable<RedisAddress> redis,
    KeyOrigin origin,
    KeyRing keyRing,
    IHostEnvironment environment,
    ILogger<StartupWarnings> logger)
{
    public void Write()
    {
        WarnOfRuntime(PatchedRuntime.Version);
        if (environment.IsDevelopment())
        {
            WarnOfRealMoney();
            return;
        }

        WarnOfKeys();
        WarnOfUnencryptedConnections();
    }

    public void WarnOfRuntime(string version)
    {
        if (!PatchedRuntime.Has(version))
        {
            Log.OldRuntime(logger, version);
        }
    }

    // Such a server loses what it has acknowledged; on a laptop that may be meant.
    public void WarnOfDatabase(IReadOnlyList<string> unsafeSettings)
    {
        if (unsafeSettings.Count > 0 && !environment.IsDevelopment())
        {
            Log.UnsafeServer(logger, string.Join(", ", unsafeSettings));
        }
    }

    private void WarnOfRealMoney()
    {
        if (settings.Value.LigdiCash.BaseAddress is { Scheme: "https", IsLoopback: false })
        {
            Log.RealMoney(logger, settings.Value.LigdiCash.BaseAddress.Host);
        }
    }

    private void WarnOfKeys()
    {
        if (origin.InFilesOfTheShop() is { Count: > 0 } keys)
        {
            Log.KeysInFile(logger, string.Join(", ", keys));
        }

        if (!keyRing.IsPersisted)
        {
            Log.KeyRingNotPersisted(logger, keyRing.Name);
        }
        else if (!keyRing.IsNamed)
        {
            Log.KeyRingOfAFolder(logger, keyRing.Name);
        }
    }

    private void WarnOfUnencryptedConnections()
    {
        if (redis.Any(address => ConnectionSecurity.IsUnencrypted(address.Settings)))
        {
            Log.UnencryptedRedis(logger);
        }

        if (database.Value is { } source && ConnectionSecurity.IsUnencrypted(source.ConnectionString))
        {
            Log.UnencryptedDatabase(logger);
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

        [LoggerMessage(5113, LogLevel.Warning, "Nobody said where the Data Protection keys are kept, so they lie where the next container does not find them nor other nodes see them. The invoice tokens in the database are sealed with them, and a process that has others can't check what is open. "
            + "Before the first order call services.AddDataProtection().PersistKeysToFileSystem(…), or another of its places that all nodes share, and SetApplicationName(…). A shop that has sold already takes its key files along and calls SetApplicationName(\"{Name}\").")]
        public static partial void KeyRingNotPersisted(ILogger logger, string name);

        [LoggerMessage(5116, LogLevel.Warning, "The Data Protection keys have no SetApplicationName(…), so they are those of the folder that the shop lies in: from another one the next release can't open what is sealed in the database. "
            + "Call SetApplicationName(\"{Name}\"); before the first order any other name does as well.")]
        public static partial void KeyRingOfAFolder(ILogger logger, string name);

        [LoggerMessage(5114, LogLevel.Warning, "Redis is on another machine and the connection has no TLS or no password: add ssl=true and password=… to ConnectionStrings:Redis.")]
        public static partial void UnencryptedRedis(ILogger logger);

        [LoggerMessage(5117, LogLevel.Warning, "The PostgreSQL server runs with {Settings} off: after a power cut it may have lost or torn what it had acknowledged, such as the mark that a payout was sent. Turn both fsync and full_page_writes on, and restart the server.")]
        public static partial void UnsafeServer(ILogger logger, string settings);

        [LoggerMessage(5115, LogLevel.Warning, "The database is on another machine and the connection may be in the clear: add SSL Mode=VerifyFull to its connection string, or at least Require.")]
        public static partial void UnencryptedDatabase(ILogger logger);
    }
}
