using System.Data.Common;
using Dapper;
using LigdiCash.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

internal static class TableOwnerSql
{
    // A shop with another key can't ask about these, and would fulfill or pay out what another shop took.
    public const string HasUnfinished = """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM checkout_payment WHERE due_at IS NOT NULL OR status IN ('Sending', 'Pending', 'Unknown', 'Review'))
            OR EXISTS (SELECT 1 FROM checkout_fulfillment WHERE status = 'Queued')
            OR EXISTS (SELECT 1 FROM checkout_payout WHERE due_at IS NOT NULL OR status IN ('Draft', 'Approved', 'Sending', 'Pending', 'Unknown')) THEN 1 ELSE 0 END
        """;

    public const string Replace = "UPDATE checkout_secret SET protected = @mine WHERE name = @name AND protected = @stored";
}

// The tables store the digest of the API key whose payments they hold; during an exchange of keys, of both.
// An API key is long and random, so that its digest needs no key of ours and survives a lost key ring.
internal sealed partial class TableOwner(CurrentOptions settings, IHostEnvironment environment, ILogger<TableOwner> logger)
{
    public const string Name = "api-key";
    public const int FingerprintLength = 12;
    private string _checked = "";

    private LigdiCashOptions Gateway => settings.Value.LigdiCash;

    // Null: the tables are this shop's.
    public async Task<string?> FaultAsync(DbConnection connection)
    {
        if (Mine() is not { Count: > 0 } mine)
        {
            return null;
        }

        _checked = string.Join(' ', mine);
        return await StoredAsync(connection) is { } stored ? await FaultAsync(mine, stored, connection) : await RememberAsync(_checked, connection);
    }

    // The settings may change while the process runs.
    public async Task FollowSettingsAsync(DbConnection connection)
    {
        if (string.Join(' ', Mine()) != _checked && await FaultAsync(connection) is { } fault)
        {
            Log.OtherKeySet(logger, fault);
        }
    }

    private async Task<string?> FaultAsync(IReadOnlyList<string> mine, string stored, DbConnection connection)
    {
        var isKnown = stored.Split(' ').Intersect(mine, StringComparer.Ordinal).Any();
        if (!isKnown && !AdoptsByItself && !IsAdopted(mine) && await HasUnfinishedAsync(connection))
        {
            return $"The checkout's tables hold payments or payouts of another API key that are not finished. Give this shop tables of its own (another database or schema). If LigdiCash exchanged this shop's keys, set the earlier pair as " +
                $"Checkout:LigdiCash:OtherApiKey and Checkout:LigdiCash:OtherApiToken for one start. If the payments are this shop's all the same, set Checkout:AdoptTables to {Fingerprint(mine[0])} for one start.";
        }

        if (_checked != stored && await connection.ExecuteAsync(TableOwnerSql.Replace, new { name = Name, mine = _checked, stored }) == 1 && !isKnown)
        {
            Log.Adopted(logger, Fingerprint(mine[0]));
        }

        return null;
    }

    private async Task<string?> RememberAsync(string mine, DbConnection connection)
    {
        if (await HasUnfinishedAsync(connection))
        {
            Log.NotRemembered(logger);
        }

        await connection.ExecuteAsync(SecretSql.Insert, new { name = Name, closed = mine });
        return await StoredAsync(connection) is { } stored && stored != mine ? await FaultAsync(mine.Split(' '), stored, connection) : null;
    }

    // The emulator makes new keys at each start.
    private bool AdoptsByItself => environment.IsDevelopment() && settings.Value.IsTest;

    private bool IsAdopted(IReadOnlyList<string> mine) => settings.Value.AdoptTables?.Trim() is { } adopted && adopted.Equals(Fingerprint(mine[0]), StringComparison.OrdinalIgnoreCase);

    private List<string> Mine() =>
        [.. new[] { Gateway.ApiKey, Gateway.OtherApiKey }.Where(key => key is { IsEmpty: false }).Select(key => CheckoutPayment.Digest($"api key {key!.Reveal()}"))];

    private static string Fingerprint(string digest) => digest[..FingerprintLength];

    private static async Task<bool> HasUnfinishedAsync(DbConnection connection) => await connection.ExecuteScalarAsync<long>(TableOwnerSql.HasUnfinished) == 1;

    private static Task<string?> StoredAsync(DbConnection connection) => connection.ExecuteScalarAsync<string?>(SecretSql.Find, new { name = Name });

    private static partial class Log
    {
        [LoggerMessage(5118, LogLevel.Warning, "The checkout's tables held the payments of another API key; they are those of the key with the fingerprint {Fingerprint} from now on. Remove Checkout:AdoptTables if it is set.")]
        public static partial void Adopted(ILogger logger, string fingerprint);

        [LoggerMessage(5119, LogLevel.Warning, "The checkout's tables hold payments or payouts that are not finished and do not say of which API key, because checkout_secret was emptied: they are taken for those of the key that is configured.")]
        public static partial void NotRemembered(ILogger logger);

        [LoggerMessage(5120, LogLevel.Error, "The API key was changed while the shop runs, and the next start would be refused: {Fault}")]
        public static partial void OtherKeySet(ILogger logger, string fault);
    }
}
