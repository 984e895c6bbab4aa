namespace LigdiCash.Checkout.Storage;

internal static class ConnectionText
{
    // Empty: the data source hides its connection string.
    public static DbConnectionStringBuilder Read(string? connectionString)
    {
        try
        {
            return new() { ConnectionString = connectionString };
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    public static string? Find(this DbConnectionStringBuilder settings, params string[] names) =>
        names.Select(name => settings.TryGetValue(name, out var value) ? value.ToString() : null).FirstOrDefault(text => text is not null);
}
