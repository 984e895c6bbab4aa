namespace LigdiCash.Checkout;

/// <summary>The plug-in's tables, all prefixed <c>checkout_</c>. The plug-in creates them at the first start.</summary>
public static class CheckoutSchema
{
    /// <summary>The statements that create missing tables and indexes on PostgreSQL and SQLite. They can run any number of times.</summary>
    public static string Script { get; } = Read();

    internal const long Version = 4;
    internal const string Newest = "SELECT MAX(version) FROM checkout_schema";

    private static string Read()
    {
        using var script = new StreamReader(typeof(CheckoutSchema).Assembly.GetManifestResourceStream("schema/schema.sql")!);
        return script.ReadToEnd();
    }
}
