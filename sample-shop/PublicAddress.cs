namespace SampleShop;

// In Development the public address is the listening address. In other environments it must be set.
internal static class PublicAddress
{
    public const string Key = "Checkout:PublicBaseUrl";
    private const string Default = "http://localhost:5000";

    public static void AddPublicAddressInDevelopment(this WebApplicationBuilder shop)
    {
        if (shop.Environment.IsDevelopment() && string.IsNullOrEmpty(shop.Configuration[Key]))
        {
            var first = Reachable(First(shop.Configuration));
            // A dynamic port is unknown at this point: then the checkout requires the setting.
            shop.Configuration.AddInMemoryCollection([new(Key, first.EndsWith(":0", StringComparison.Ordinal) ? null : first)]);
        }
    }

    private static string First(ConfigurationManager configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => endpoint["Url"]).FirstOrDefault(url => !string.IsNullOrEmpty(url))
        ?? (configuration["urls"] is { Length: > 0 } urls ? urls.Split(';')[0] : null)
        ?? (configuration["http_ports"] is { Length: > 0 } ports ? $"http://localhost:{ports.Split(';')[0]}" : Default);

    // Browsers cannot open Kestrel's wildcard addresses.
    private static string Reachable(string address) => address
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal);
}
