using System.Data.Common;
using System.Net;
using StackExchange.Redis;

namespace Checkout.Plugin;

// Whether what leaves this machine for Redis or the database may be read or changed on the way.
internal static class ConnectionSecurity
{
    public static bool IsUnencrypted(ConfigurationOptions redis) =>
        (!redis.Ssl || string.IsNullOrEmpty(redis.Password)) && redis.EndPoints.Any(address => address switch
        {
            DnsEndPoint name => !IsLocal(name.Host),
            IPEndPoint number => !IPAddress.IsLoopback(number.Address),
            _ => false,
        });

    // Prefer, which is what Npgsql does unless told, goes on in the clear when somebody on the way says that there is no TLS. SQLite has no host.
    public static bool IsUnencrypted(string connectionString)
    {
        try
        {
            var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
            string? Said(params string[] names) => names.Select(name => settings.TryGetValue(name, out var value) ? value.ToString() : null).FirstOrDefault(value => value is not null);
            return Said("Host", "Server")?.Split(',').Any(host => !IsLocal(WithoutPort(host.Trim()))) == true
                && Said("SSL Mode", "SslMode")?.ToUpperInvariant() is not ("REQUIRE" or "VERIFYCA" or "VERIFYFULL");
        }
        catch (ArgumentException)
        {
            // A data source that shows no connection string is the shop's own affair.
            return false;
        }
    }

    private static string WithoutPort(string host) => host.Count(letter => letter == ':') == 1 ? host.Split(':')[0] : host;

    // A path is a socket on this machine.
    private static bool IsLocal(string host) =>
        host.StartsWith('/') || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
