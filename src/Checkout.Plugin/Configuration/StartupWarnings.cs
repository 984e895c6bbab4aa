using System.Net;
using System.Reflection;
using StackExchange.Redis;

namespace LigdiCash.Checkout.Configuration;

// Warns about doubtful settings, one line each with the repair. Development with an emulator gives no warning.
internal sealed partial class StartupWarnings(
    CurrentOptions settings, CheckoutDataSource database, IEnumerable<RedisAddress> redis, KeyOrigin origin, DataProtectionKeys keyRing,
    CheckoutRoles roles, IHostEnvironment environment, ILogger<StartupWarnings> logger)
{
    public void Write(string runtime)
    {
        foreach (var warning in Warnings(runtime, settings.Value, environment.IsDevelopment()).Where(warning => warning.Applies))
        {
            warning.Log();
        }
    }

    // Such a server can lose acknowledged writes, which is acceptable in Development.
    public void WarnOfDatabase(IReadOnlyList<string> unsafeSettings)
    {
        if (unsafeSettings.Count > 0 && !environment.IsDevelopment())
        {
            LogUnsafeServer(string.Join(", ", unsafeSettings));
        }
    }

    private (bool Applies, Action Log)[] Warnings(string runtime, CheckoutOptions options, bool isDevelopment)
    {
        var (gateway, asked) = (options.LigdiCash.BaseAddress, AskedOfShopper(roles.Handler));
        var keys = isDevelopment ? [] : origin.InFilesOfTheShop();
        return
        [
            (!PatchedRuntime.Has(runtime), () => LogOldRuntime(runtime)),
            (options.Language == CheckoutOptions.AutoLanguage && CultureInfo.CurrentUICulture.Name.Length == 0, LogInvariantCulture),
            (asked is not null, () => LogHandlerAsks(roles.Handler!.Name, asked!)),
            (isDevelopment && gateway is { Scheme: "https", IsLoopback: false }, () => LogRealMoney(gateway.Host)),
            (keys.Count > 0, () => LogKeysInFile(string.Join(", ", keys))),
            (!isDevelopment && !keyRing.IsPersisted, () => LogKeyRingNotPersisted(keyRing.Name)),
            (!isDevelopment && keyRing is { IsPersisted: true, IsNamed: false }, () => LogKeyRingWithoutName(keyRing.Name)),
            (!isDevelopment && redis.Any(address => ConnectionSecurity.IsUnencrypted(address.Settings)), LogUnencryptedRedis),
            (!isDevelopment && ConnectionSecurity.IsUnencrypted(database.Value?.ConnectionString), LogUnencryptedDatabase),
        ];
    }

    // What a handler can't use: it runs in the background too, perhaps after the basket changed.
    private static string? AskedOfShopper(Type? handler) => handler?.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
        .FirstOrDefault(type => type == typeof(IHttpContextAccessor) || typeof(ICartSource).IsAssignableFrom(type))?.Name;

    [LoggerMessage(5126, LogLevel.Warning, "The fulfillment handler {Handler} asks for {Service}, but it runs without the shopper's "
        + "request, and perhaps after the basket changed: build the order from payment.Cart.")]
    private partial void LogHandlerAsks(string handler, string service);
    [LoggerMessage(5125, LogLevel.Information, "The culture of this process is invariant: a request without a culture of its own gets "
        + "French pages. Set Checkout:Language to choose another language.")]
    private partial void LogInvariantCulture();
    [LoggerMessage(5110, LogLevel.Warning,
        "ASP.NET Core {Version} allows request smuggling past a proxy (CVE-2025-55315): install the newest patch of the .NET runtime.")]
    private partial void LogOldRuntime(string version);
    [LoggerMessage(5111, LogLevel.Warning, "The environment is Development, but the gateway is {Gateway} and moves real money: "
        + "set Checkout:LigdiCash:BaseAddress to the emulator, or the environment to Production.")]
    private partial void LogRealMoney(string gateway);
    [LoggerMessage(5112, LogLevel.Warning, "A file of the shop has the gateway's keys ({Keys}), which backups and repositories copy: "
        + "move them into the environment or a secret store, and ask LigdiCash for new keys.")]
    private partial void LogKeysInFile(string keys);
    [LoggerMessage(5113, LogLevel.Warning, "The Data Protection keys have no configured storage, so new containers and other nodes "
        + "lack them. These keys protect the invoice tokens in the database; without them, status checks of open payments fail. "
        + "Before the first order call services.AddDataProtection().PersistKeysToFileSystem(…), or another shared storage, "
        + "and SetApplicationName(…). After the first order also copy the key files and call SetApplicationName(\"{Name}\").")]
    private partial void LogKeyRingNotPersisted(string name);
    [LoggerMessage(5116, LogLevel.Warning, "The Data Protection keys have no SetApplicationName(…), so they depend on the folder: "
        + "a release in another folder can't read protected values in the database. "
        + "Call SetApplicationName(\"{Name}\"); before the first order, any other name is fine too.")]
    private partial void LogKeyRingWithoutName(string name);
    [LoggerMessage(5114, LogLevel.Warning, "The connection to Redis on another machine has no TLS or no password: "
        + "add ssl=true and password=… to ConnectionStrings:Redis.")]
    private partial void LogUnencryptedRedis();
    [LoggerMessage(5117, LogLevel.Warning, "The PostgreSQL server runs with {Settings} off: a power cut can lose acknowledged writes, "
        + "such as the mark of a sent payout. Turn fsync and full_page_writes on, and restart the server.")]
    private partial void LogUnsafeServer(string settings);
    [LoggerMessage(5115, LogLevel.Warning, "The connection to the database on another machine may be unencrypted: "
        + "add SSL Mode=VerifyFull to its connection string, or at least Require.")]
    private partial void LogUnencryptedDatabase();
}

internal sealed class KeyOrigin(IConfiguration configuration, IEnumerable<SettingsReader> sections, IHostEnvironment environment)
{
    private static readonly string[] Names = ["ApiKey", "ApiToken", "OtherApiKey", "OtherApiToken"];
    private static readonly string[] Variables = ["LIGDICASH_API_KEY", "LIGDICASH_API_TOKEN", "LIGDICASH_AUTH_TOKEN"];

    // The names of keys in files below the content root. Secret stores mounted as files are elsewhere.
    public IReadOnlyList<string> InFilesOfTheShop() =>
        [.. sections.SelectMany(section => Names.Select(name => section.PathOf($"LigdiCash:{name}")))
            .Concat(Variables).Where(IsInFileOfTheShop)];

    private bool IsInFileOfTheShop(string key)
    {
        var root = Path.TrimEndingDirectorySeparator(environment.ContentRootPath) + Path.DirectorySeparatorChar;
        return (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider =>
                provider.TryGet(key, out var value) && !string.IsNullOrWhiteSpace(value))
            is FileConfigurationProvider { Source: { Path: { } path } source }
            && source.FileProvider?.GetFileInfo(path).PhysicalPath?.StartsWith(root, StringComparison.Ordinal) == true;
    }
}

// Only connections to other machines need encryption.
internal static class ConnectionSecurity
{
    // Null: the connection is the shop's own.
    public static bool IsUnencrypted(ConfigurationOptions? redis) =>
        redis is not null && (!redis.Ssl || string.IsNullOrEmpty(redis.Password)) && redis.EndPoints.Any(address => address switch
        {
            DnsEndPoint name => !IsLocal(name.Host),
            IPEndPoint number => !IPAddress.IsLoopback(number.Address),
            _ => false,
        });

    // With Prefer, the default of Npgsql, an attacker can force an unencrypted connection. SQLite has no host.
    public static bool IsUnencrypted(string? connectionString) =>
        ConnectionText.Read(connectionString) is var settings
        && settings.Find("Host", "Server")?.Split(',').Any(host => !IsLocal(WithoutPort(host.Trim()))) == true
        && settings.Find("SSL Mode", "SslMode")?.ToUpperInvariant() is not ("REQUIRE" or "VERIFYCA" or "VERIFYFULL");

    private static string WithoutPort(string host) => host.Count(letter => letter == ':') == 1 ? host.Split(':')[0] : host;

    // A path is a local socket.
    private static bool IsLocal(string host) =>
        host.StartsWith('/') || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

// Shops cannot mitigate these attacks on Kestrel: request smuggling (CVE-2025-55315) and rapid reset of HTTP/2 streams (CVE-2023-44487).
internal static class PatchedRuntime
{
    // Fixed in release candidate 2.
    private static readonly string[] Unpatched = ["10.0.0-alpha.", "10.0.0-preview.", "10.0.0-rc.1."];

    public static string Version { get; } = typeof(WebApplication).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    // An unreadable version is a custom build and counts as patched.
    public static bool Has(string version) =>
        !System.Version.TryParse(version.Split('-')[0], out var number) || number.Major switch
        {
            < 8 => false,
            8 => number >= new Version(8, 0, 21),
            9 => number >= new Version(9, 0, 10),
            _ => !Unpatched.Any(start => $"{version}.".StartsWith(start, StringComparison.Ordinal)),
        };
}
