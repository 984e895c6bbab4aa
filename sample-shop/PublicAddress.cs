namespace SampleShop;

/// On a laptop payers reach the shop where it listens; anywhere else somebody must say where.
internal static class PublicAddress
{
    public const string Key = "Checkout:PublicBaseUrl";
    private const string Default = "http://localhost:5000";

    public static void AddPublicAddressInDevelopment(this WebApplicationBuilder shop)
    {
        if (shop.Environment.IsDevelopment() && string.IsNullOrEmpty(shop.Configuration[Key]))
        {
            var first = (shop.Configuration["urls"] ?? Default).Split(';')[0];
            shop.Configuration.AddInMemoryCollection([new(Key, Reachable(first))]);
        }
    }

    /// Kestrel's "any address" is no address to go to.
    private static string Reachable(string address) => address
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal);
}
