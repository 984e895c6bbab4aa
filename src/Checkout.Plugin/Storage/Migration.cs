namespace LigdiCash.Checkout.Storage;

// The step from the version before it to the version Number. checkout_schema has a row for each applied migration.
internal sealed record Migration(long Number, string Changes)
{
    // Null: none is applied. -1: a development build made the table; it lacks the column, so the name means the outer one.
    public const string Newest =
        "SELECT (SELECT migration FROM checkout_schema ORDER BY migration DESC LIMIT 1) FROM (SELECT -1 AS migration) AS development";

    private const string Prefix = "schema/";

    public static IReadOnlyList<Migration> All { get; } = [.. typeof(Migration).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    public string Journal => Number > 1 ? "" : "CREATE TABLE IF NOT EXISTS checkout_schema "
        + "(migration BIGINT NOT NULL PRIMARY KEY, origin TEXT, confirmed_at BIGINT, confirmed_by TEXT);\n";

    // The first statement fails on any other version than the one before, because the column takes no NULL.
    public string Statements => "INSERT INTO checkout_schema (migration) "
        + $"SELECT CASE WHEN COALESCE(MAX(migration), 0) = {Number - 1} THEN {Number} END FROM checkout_schema;\n{Changes}";

    public string Script => $"BEGIN;\n{Journal}{Statements}COMMIT;\n";

    private static Migration Read(string name)
    {
        using var changes = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(name)!);
        return new(long.Parse(name.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture), changes.ReadToEnd());
    }
}
