using System.Net;
using StackExchange.Redis;

namespace LigdiCash.Checkout.Configuration;

// Only connections to other machines need encryption.
internal static class ConnectionSecurity
{
    public static bool IsUnencrypted(ConfigurationOptions redis) =>
        (!redis.Ssl || string.IsNullOrEmpty(redis.Password)) && redis.EndPoints.Any(address => address switch
        {
            DnsEndPoint name => !IsLocal(name.Host),
            IPEndPoint number => !IPAddress.IsLoopback(number.Address),
            _ => false,
        });

    // With Prefer, the default of Npgsql, an attacker can force an unencrypted connection. SQLite has no host.
    public static bool IsUnencrypted(string connectionString)
    {
        try
        {
            var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
            string? Find(params string[] names) => names.Select(
                name => settings.TryGetValue(name, out var value) ? value.ToString() : null).FirstOrDefault(value => value is not null);
            return Find("Host", "Server")?.Split(',').Any(host => !IsLocal(WithoutPort(host.Trim()))) == true
                && Find("SSL Mode", "SslMode")?.ToUpperInvariant() is not ("REQUIRE" or "VERIFYCA" or "VERIFYFULL");
        }
        catch (ArgumentException)
        {
            // The data source hides its connection string.
            return false;
        }
    }

    private static string WithoutPort(string host) => host.Count(letter => letter == ':') == 1 ? host.Split(':')[0] : host;

    // A path is a local socket.
    private static bool IsLocal(string host) =>
        host.StartsWith('/') || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
