namespace Checkout.Plugin;

/// <summary>The plug-in's own tables, all prefixed <c>checkout_</c>. They are made at the first start; the script is here for those who want to run it themselves.</summary>
public static class CheckoutSchema
{
    /// <summary>The statements that make the tables and indexes where they are missing; the same text serves PostgreSQL and SQLite, any number of times.</summary>
    public static string Script { get; } = Read();

    internal const long Version = 3;

    internal const string Newest = "SELECT MAX(version) FROM checkout_schema";

    private static string Read()
    {
        using var script = new StreamReader(typeof(CheckoutSchema).Assembly.GetManifestResourceStream("schema/schema.sql")!);
        return script.ReadToEnd();
    }
}
