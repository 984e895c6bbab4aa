namespace LigdiCash.Checkout.Storage;

internal static class TableOwnerSql
{
    // A shop with another key cannot check these payments and payouts, and would fulfill or send what belongs to another shop.
    public const string HasUnfinished = """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM checkout_payment
                WHERE due_at IS NOT NULL OR status IN ('Sending', 'Pending', 'Unknown', 'Review'))
            OR EXISTS (SELECT 1 FROM checkout_fulfillment WHERE status = 'Queued')
            OR EXISTS (SELECT 1 FROM checkout_payout
                WHERE due_at IS NOT NULL OR status IN ('Draft', 'Approved', 'Sending', 'Pending', 'Unknown')) THEN 1 ELSE 0 END
        """;

    public const string Replace = "UPDATE checkout_secret SET protected = @digests WHERE name = @name AND protected = @stored";
}

// The tables store the digest of the API key that owns their payments; during an exchange of keys, both digests.
// An API key is long and random, so a plain digest is safe and survives a lost key ring.
internal sealed partial class TableOwner(CurrentOptions settings, IHostEnvironment environment, ILogger<TableOwner> logger)
{
    public const string Name = "api-key";
    public const int FingerprintLength = 12;
    private string _checkedDigests = "";

    // Null: this shop owns the tables.
    public async Task<string?> FaultAsync(DbConnection connection)
    {
        var digests = CurrentDigests();
        var stored = digests.Count == 0 ? null : await FindAsync(connection) ?? await StoreAsync(digests, connection);
        return stored is null ? null : await FaultAsync(digests, stored, connection);
    }

    public async Task FollowSettingsAsync(DbConnection connection)
    {
        if (string.Join(' ', CurrentDigests()) != _checkedDigests && await FaultAsync(connection) is { } fault)
        {
            LogOtherKeySet(fault);
        }
    }

    private async Task<string?> FaultAsync(List<string> digests, string stored, DbConnection connection)
    {
        _checkedDigests = string.Join(' ', digests);
        var isKnown = stored.Split(' ').Intersect(digests, StringComparer.Ordinal).Any();
        if (!isKnown && !MayAdopt(digests[0]) && await HasUnfinishedAsync(connection))
        {
            return "The checkout's tables hold unfinished payments or payouts of another API key. Give this shop its own tables (another "
                + "database or schema). If LigdiCash exchanged this shop's keys, set the earlier pair as Checkout:LigdiCash:OtherApiKey "
                + "and Checkout:LigdiCash:OtherApiToken for one start. If the payments belong to this shop, set Checkout:AdoptTables to "
                + $"{Fingerprint(digests[0])} for one start.";
        }

        var update = new { name = Name, digests = _checkedDigests, stored };
        if (_checkedDigests != stored && await connection.ExecuteAsync(TableOwnerSql.Replace, update) == 1 && !isKnown)
        {
            LogAdopted(Fingerprint(digests[0]));
        }

        return null;
    }

    private async Task<string?> StoreAsync(List<string> digests, DbConnection connection)
    {
        if (await HasUnfinishedAsync(connection))
        {
            LogNotRemembered();
        }

        await connection.ExecuteAsync(SecretSql.Insert, new { name = Name, value = string.Join(' ', digests) });
        return await FindAsync(connection);
    }

    // The emulator creates new keys at each start.
    private bool MayAdopt(string digest) => (environment.IsDevelopment() && settings.Value.IsTest)
        || string.Equals(settings.Value.AdoptTables?.Trim(), Fingerprint(digest), StringComparison.OrdinalIgnoreCase);

    private List<string> CurrentDigests() => [.. new[] { settings.Value.LigdiCash.ApiKey, settings.Value.LigdiCash.OtherApiKey }
        .Where(key => key is { IsEmpty: false }).Select(key => Digest.Of($"api key {key!.Reveal()}"))];

    private static string Fingerprint(string digest) => digest[..FingerprintLength];

    private static async Task<bool> HasUnfinishedAsync(DbConnection connection) =>
        await connection.ExecuteScalarAsync<long>(TableOwnerSql.HasUnfinished) == 1;

    private static Task<string?> FindAsync(DbConnection connection) =>
        connection.ExecuteScalarAsync<string?>(SecretSql.Find, new { name = Name });

    [LoggerMessage(5118, LogLevel.Warning, "The checkout's tables held payments of another API key. They now belong to the key with "
        + "the fingerprint {Fingerprint}. Remove Checkout:AdoptTables if it is set.")]
    private partial void LogAdopted(string fingerprint);
    [LoggerMessage(5119, LogLevel.Warning, "The checkout's tables hold unfinished payments or payouts, but no API key, because "
        + "checkout_secret was emptied. They now belong to the configured key.")]
    private partial void LogNotRemembered();
    [LoggerMessage(5120, LogLevel.Error, "The API key changed while the shop runs. The next start will fail: {Fault}")]
    private partial void LogOtherKeySet(string fault);
}
