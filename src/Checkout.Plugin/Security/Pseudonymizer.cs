namespace LigdiCash.Checkout.Security;

internal static class SecretSql
{
    public const string Find = "SELECT protected FROM checkout_secret WHERE name = @name";
    public const string Insert = "INSERT INTO checkout_secret (name, protected) VALUES (@name, @value) ON CONFLICT DO NOTHING";
}

// A DbException, because the database is of no use while its values can't be decrypted.
internal sealed class KeysUnreadableException(Exception cause) : DbException("The Data Protection keys could not be read.", cause);

// Pseudonyms are keyed hashes. All nodes share one random key, which the database stores encrypted.
// A process that can't decrypt the key has another key ring. It stores a second key, so that sales continue.
internal sealed partial class Pseudonymizer(TokenProtector protector, ILogger<Pseudonymizer> logger)
{
    public const string Name = "digest";
    private const int Bytes = 32;
    private byte[]? _key;

    // The key prevents a search for short texts, such as phone numbers, with the database alone.
    public string Pseudonymize(string text)
    {
        var key = _key ?? throw new InvalidOperationException("The pseudonym key is not loaded: the database is not initialized.");
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    // A plain digest of an answer would reveal the few unknown digits of its phone number.
    public InvoiceConfirmation Pseudonymize(InvoiceConfirmation answer) => answer with { EvidenceDigest = Keyed(answer.EvidenceDigest) };

    public PayoutConfirmation Pseudonymize(PayoutConfirmation answer) => answer with { EvidenceDigest = Keyed(answer.EvidenceDigest) };

    // Unreadable keys stop the start, because they may become readable. Readable keys that don't fit never will.
    public async Task ReadAsync(DbConnection connection)
    {
        try
        {
            protector.Protect(ProtectedValue.PseudonymKey, Name, "");
        }
        catch (Exception exception)
        {
            throw new KeysUnreadableException(exception);
        }

        var name = Name;
        for (var number = 2; await FindOrInsertAsync(name, connection) is var secret; number++)
        {
            if (protector.Unprotect(ProtectedValue.PseudonymKey, name, secret) is { } key)
            {
                _key = Convert.FromHexString(key);
                return;
            }

            LogKeyRingLost(name);
            name = $"{Name}-{number}";
        }
    }

    private async Task<string> FindOrInsertAsync(string name, DbConnection connection)
    {
        if (await FindAsync(name, connection) is { } found)
        {
            return found;
        }

        var secret = protector.Protect(ProtectedValue.PseudonymKey, name, RandomNumberGenerator.GetHexString(2 * Bytes));
        await connection.ExecuteAsync(SecretSql.Insert, new { name, value = secret });
        return (await FindAsync(name, connection))!;
    }

    private string Keyed(string evidence) => Pseudonymize($"evidence {evidence}");

    private static Task<string?> FindAsync(string name, DbConnection connection) =>
        connection.ExecuteScalarAsync<string?>(SecretSql.Find, new { name });

    [LoggerMessage(8004, LogLevel.Critical,
        "The Data Protection keys of this process can't decrypt the secret {Name} in checkout_secret. The shop uses a new secret: "
        + "limits per phone number and recipient restart, and older open payments and payouts can't be checked. Restore the previous "
        + "keys (PersistKeysTo…, SetApplicationName) and restart, or follow \"When the keys are lost\" in Payments/README.md.")]
    private partial void LogKeyRingLost(string name);
}
