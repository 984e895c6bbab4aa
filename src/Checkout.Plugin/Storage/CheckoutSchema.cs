namespace LigdiCash.Checkout;

/// <summary>The plug-in's tables, all prefixed <c>checkout_</c>. The plug-in creates and upgrades them at the start, or you run the
/// scripts, the same on PostgreSQL and SQLite. Their first statement fails if the tables have another version.</summary>
public static class CheckoutSchema
{
    /// <summary>The version that this release needs. <c>SELECT MAX(migration) FROM checkout_schema</c> reads a database's.</summary>
    public static long Version => Migration.All[^1].Number;

    /// <summary>The statements that create the tables in a database without them. They begin and commit a transaction: run them once,
    /// outside of any other transaction (in an EF Core migration with <c>suppressTransaction: true</c>).</summary>
    public static string Script => ScriptFrom(0);

    /// <summary>The statements that upgrade the tables from this version, one transaction per version. Empty: there are none.</summary>
    public static string ScriptFrom(long version) =>
        string.Concat(Migration.All.Where(migration => migration.Number > version).Select(migration => migration.Script));
}
