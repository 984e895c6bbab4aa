using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin.Tests.Migrations;

// The migrations of a later release, whose newest one is made up.
internal static class NextRelease
{
    // The column that Good adds.
    public const string Added = "artificial";

    private const string Good = """
        ALTER TABLE checkout_payment ADD COLUMN artificial TEXT;
        UPDATE checkout_payment SET artificial = reference;
        CREATE TABLE artificial_run (times BIGINT NOT NULL);
        INSERT INTO artificial_run VALUES (1);

        """;

    public static long Version => CheckoutSchema.Version + 1;

    public static IReadOnlyList<Migration> Migrations => [.. Migration.All, new(Version, Good)];

    // Fails after its first statements have changed the tables.
    public static IReadOnlyList<Migration> Faulty => [.. Migration.All, new(Version, $"{Good}INSERT INTO no_such_table VALUES (1);\n")];

    public static void Register(IServiceCollection services) => services.AddSingleton(Migrations);

    public static async Task OpenAsync(TestDatabase database, IReadOnlyList<Migration> migrations, IDataProtectionProvider? keys = null)
    {
        using var node = new SingleProcessLock(new(database.Source), TimeProvider.System);
        using var opened = Some.Database(database.Source, migrations, keys, node);
        await using var connection = await opened.OpenAsync(Xunit.TestContext.Current.CancellationToken);
    }

    public static Task<long> TimesRunAsync(TestDatabase database) => database.ScalarAsync<long>("SELECT COUNT(*) FROM artificial_run");
}
