using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using LigdiCash.Client;

namespace Checkout.Plugin;

internal static class SecretSql
{
    public const string Find = "SELECT sealed FROM checkout_secret WHERE name = @name";

    // Of two nodes that make one at once, the first one's counts.
    public const string Insert = "INSERT INTO checkout_secret (name, sealed) VALUES (@name, @closed) ON CONFLICT DO NOTHING";
}

// The random key of every digest of something short that stands in this database. It is made once and kept there, sealed, so that all nodes have the same one whatever keys of the gateway they have.
internal sealed class DigestKey(Seal seal)
{
    public const string Name = "digest";
    private const int Bytes = 32;

    private const string Fault =
        "The secrets in the checkout's database can't be opened with the Data Protection keys of this process. Give it those of the processes that made them: the same PersistKeysTo… and the same SetApplicationName, " +
        "without which the application's folder is part of them. If they are lost for good, run DELETE FROM checkout_secret and start again: what was paid stays paid, " +
        "but no payment or payout that is still open can be asked about any more, and limits on phones and recipients begin anew; Payments/README.md, \"When the keys are lost\", says what to do about those.";

    private byte[]? _key;

    // A digest of something short, such as a phone number, that nobody can try out who has only the database.
    public string Pseudonymize(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(
        _key ?? throw new InvalidOperationException("The digest key was asked for before the database was prepared."), Encoding.UTF8.GetBytes(text)));

    // All of an answer but a few digits of a phone number may be known, so that a plain digest would give those away.
    public InvoiceConfirmation Pseudonymize(InvoiceConfirmation answer) => answer with { EvidenceDigest = Pseudonymize($"evidence {answer.EvidenceDigest}") };

    public PayoutConfirmation Pseudonymize(PayoutConfirmation answer) => answer with { EvidenceDigest = Pseudonymize($"evidence {answer.EvidenceDigest}") };

    public async Task ReadAsync(DbConnection connection)
    {
        FindKeys();
        if (await FindAsync(connection) is not { } closed)
        {
            var made = seal.Close(Sealed.DigestKey, Name, RandomNumberGenerator.GetHexString(2 * Bytes));
            await connection.ExecuteAsync(SecretSql.Insert, new { name = Name, closed = made });
            closed = (await FindAsync(connection))!;
        }

        _key = seal.Open(Sealed.DigestKey, Name, closed) is { } key ? Convert.FromHexString(key) : throw new NotOurDatabaseException(Fault);
    }

    // Keys that are not there now may be there later; keys that don't fit never will.
    private void FindKeys()
    {
        try
        {
            seal.Close(Sealed.DigestKey, Name, "");
        }
        catch (Exception exception)
        {
            throw new KeysUnreadableException(exception);
        }
    }

    private static Task<string?> FindAsync(DbConnection connection) => connection.ExecuteScalarAsync<string?>(SecretSql.Find, new { name = Name });
}
