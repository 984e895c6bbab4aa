using Microsoft.Extensions.Hosting;

namespace LigdiCash.Checkout.Configuration;

// Warns about doubtful settings, one line each with the repair. Development with an emulator gives no warning.
internal sealed partial class StartupWarnings(
    CurrentOptions settings, CheckoutDataSource database, IEnumerable<RedisAddress> redis, KeyOrigin origin, DataProtectionKeys keyRing,
    IHostEnvironment environment, ILogger<StartupWarnings> logger)
{
    public void Write()
    {
        WarnOfRuntime(PatchedRuntime.Version);
        if (!environment.IsDevelopment())
        {
            WarnOfKeys();
            WarnOfUnencryptedConnections();
        }
        else if (settings.Value.LigdiCash.BaseAddress is { Scheme: "https", IsLoopback: false } gateway)
        {
            Log.RealMoney(logger, gateway.Host);
        }
    }

    public void WarnOfRuntime(string version)
    {
        if (!PatchedRuntime.Has(version))
        {
            Log.OldRuntime(logger, version);
        }
    }

    // Such a server can lose acknowledged writes, which is acceptable in Development.
    public void WarnOfDatabase(IReadOnlyList<string> unsafeSettings)
    {
        if (unsafeSettings.Count > 0 && !environment.IsDevelopment())
        {
            Log.UnsafeServer(logger, string.Join(", ", unsafeSettings));
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
            Log.KeyRingWithoutName(logger, keyRing.Name);
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
        [LoggerMessage(5110, LogLevel.Warning,
            "ASP.NET Core {Version} allows request smuggling past a proxy (CVE-2025-55315): install the newest patch of the .NET runtime.")]
        public static partial void OldRuntime(ILogger logger, string version);
        [LoggerMessage(5111, LogLevel.Warning, "The environment is Development, but the gateway is {Gateway} and moves real money: "
            + "set Checkout:LigdiCash:BaseAddress to the emulator, or the environment to Production.")]
        public static partial void RealMoney(ILogger logger, string gateway);
        [LoggerMessage(5112, LogLevel.Warning, "A file of the shop has the gateway's keys ({Keys}), which backups and repositories copy: "
            + "move them into the environment or a secret store, and ask LigdiCash for new keys.")]
        public static partial void KeysInFile(ILogger logger, string keys);
        [LoggerMessage(5113, LogLevel.Warning, "The Data Protection keys have no configured storage, so new containers and other nodes "
            + "lack them. These keys protect the invoice tokens in the database; without them, status checks of open payments fail. "
            + "Before the first order call services.AddDataProtection().PersistKeysToFileSystem(…), or another shared storage, "
            + "and SetApplicationName(…). After the first order also copy the key files and call SetApplicationName(\"{Name}\").")]
        public static partial void KeyRingNotPersisted(ILogger logger, string name);
        [LoggerMessage(5116, LogLevel.Warning, "The Data Protection keys have no SetApplicationName(…), so they depend on the folder: "
            + "a release in another folder can't read protected values in the database. "
            + "Call SetApplicationName(\"{Name}\"); before the first order, any other name is fine too.")]
        public static partial void KeyRingWithoutName(ILogger logger, string name);
        [LoggerMessage(5114, LogLevel.Warning, "The connection to Redis on another machine has no TLS or no password: "
            + "add ssl=true and password=… to ConnectionStrings:Redis.")]
        public static partial void UnencryptedRedis(ILogger logger);
        [LoggerMessage(5117, LogLevel.Warning, "The PostgreSQL server runs with {Settings} off: a power cut can lose acknowledged writes, "
            + "such as the mark of a sent payout. Turn fsync and full_page_writes on, and restart the server.")]
        public static partial void UnsafeServer(ILogger logger, string settings);
        [LoggerMessage(5115, LogLevel.Warning, "The connection to the database on another machine may be unencrypted: "
            + "add SSL Mode=VerifyFull to its connection string, or at least Require.")]
        public static partial void UnencryptedDatabase(ILogger logger);
    }
}
